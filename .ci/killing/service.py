"""The service as a process that can be killed, and a connection to it."""
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import threading
import time

PROVING = r" proving \d+ signatures| (proven|refuted) before: "
BUNDLE = r" bundle \S+ \S+ \S+: version"
READY_WITHIN = 120


def say(line):
    print("kill: " + line, flush=True)


class Wrong(Exception):
    """Something half-done, lost or doubled."""


class Service:
    """One life of the service: its process, and what it has said so far."""

    def __init__(self, project, home, port, path):
        environment = dict(os.environ, SKYWARDEN_HOME=str(home), SKYWARDEN_HOST="127.0.0.1", SKYWARDEN_PORT=str(port), PATH=path,
                           DUTIES_PROVING_EVERY="1s", DUTIES_RELEASE_EVERY="1s",
                           JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        self.said, self.heard = [], threading.Condition()
        # The launcher ends in exec, so this process becomes the Java machine itself.
        self.process = subprocess.Popen([str(project / "skywarden"), "serve"], env=environment, text=True, bufsize=1,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        for line in self.process.stdout:
            with self.heard:
                self.said.append((time.monotonic(), line.rstrip("\n")))
                self.heard.notify_all()

    def await_words(self, pattern, count=1, since=0, seconds=READY_WITHIN):
        """When the line was said that has the pattern for the count-th time; None when that does not happen."""
        until = time.monotonic() + seconds
        with self.heard:
            while True:
                hits = [when for when, line in self.said[since:] if re.search(pattern, line)]
                if len(hits) >= count:
                    return hits[count - 1]
                if self.process.poll() is not None or not self.heard.wait(until - time.monotonic()):
                    return None

    def kill(self):
        command = pathlib.Path(f"/proc/{self.process.pid}/comm")
        if command.exists() and command.read_text().strip() != "java":
            raise Wrong(f"process {self.process.pid} is not the service but {command.read_text().strip()}")
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.listener.join()

    def releasing(self, of):
        """How far the last release was when the service fell silent."""
        bundles, phase = 0, "no release"
        for _, line in self.said:
            if re.search(PROVING, line):
                bundles, phase = 0, "release: proving"
            elif re.search(BUNDLE, line):
                bundles += 1
                phase = "release: writing" if bundles == of else "release: bundling"
            elif re.search(r"(published: |nothing to publish|nothing new is published)", line):
                phase = "no release"
        return phase


class Client:
    """One connection that is made anew with every life of the service."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def ask(self, method, path, body=None, headers=None):
        headers = dict(headers or {})
        if isinstance(body, dict):
            body, headers["Content-Type"] = json.dumps(body), "application/json"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise ConnectionError(path)

    def get(self, path, token=None):
        status, headers, body = self.ask("GET", path, headers={"Authorization": f"Bearer {token}"} if token else None)
        if status != 200:
            raise Wrong(f"GET {path} answers {status}: {body[:300]!r}")
        return headers, body

    def json(self, path, token=None):
        return json.loads(self.get(path, token)[1])

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def path_without_engines(work):
    """The PATH, with every folder that holds a Suricata replaced by one of links to all else in it."""
    folders = []
    for number, folder in enumerate(pathlib.Path(part) for part in os.environ["PATH"].split(":") if part):
        if folder.is_dir() and list(folder.glob("suricata*")):
            links = work / f"path{number}"
            links.mkdir()
            for program in folder.iterdir():
                if not program.name.startswith("suricata"):
                    (links / program.name).symlink_to(program)
            folder = links
        folders.append(str(folder))
    return ":".join(folders)
