"""Kills the service at random moments and holds what it says afterwards against what it had answered. Called by .ci/kill.

usage: kill.py PROJECT WORK KILLS [SEED]
"""
import collections
import hashlib
import http.client
import io
import json
import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import tarfile
import threading
import time

# What a kill is aimed at, and how often. "publish" falls between the making of the bundles and the new timestamp;
# "restart" is the release that a start begins with, so it falls upon a service that was killed a moment ago.
AIMS = {"submit": 25, "approve": 20, "activate": 15, "prove": 5, "publish": 20, "restart": 15}
PROVING = r" proving \d+ signatures| (proven|refuted) before: "
BUNDLE = r" bundle \S+ \S+ \S+: version"
SIGNATURES = ["K%d" % n for n in range(8)]
NEXT = {"draft": "submit", "proven": "approve", "approved": "activate"}
WHO = {"begin": "analyst", "revise": "analyst", "submit": "analyst", "approve": "reviewer", "activate": "publisher", "retire": "publisher"}
LEADS_TO = {"begin": "draft", "revise": "draft", "submit": "submitted", "approve": "approved", "activate": "active", "retire": "retired"}
SERVICE = "skywarden"  # who proves, on record
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


class Signature:
    """What was answered about one signature, and the one request that may be without an answer."""

    def __init__(self, name):
        self.id, self.revision, self.latest, self.stage = name, 0, 0, None
        self.deeds = []     # the reasons of all answered changes, in order
        self.waiting = None  # the request that was sent and not answered


def document(signature, word):
    size = 130 + int(signature.id[1:])
    return f"""id: {signature.id}
title: Killed {signature.id} {word}
family: skype-classic
era: classic
confidence: low
state: active
description: Made while the service is killed, {word}.
sources:
  - title: A test
transport: udp
steps:
  - direction: to-server
    server:
      ports: [{20000 + size}]
    shows:
      - size: {size}..{size + 1}
      - bytes: {{at: 2, hex: "02"}}
recipe: |
  flow hit udp 10.1.0.2:5000 -> 10.2.0.1:{20000 + size} hit
    > hex 4a 1c 02 ; random {size - 3}
  flow short udp 10.1.0.2:5001 -> 10.2.0.1:{20000 + size} silent
    > hex 4a 1c 02 ; random {size - 4}
"""


class People:
    """Analyst, reviewer and publisher at work on some of the signatures, until the service is gone."""

    def __init__(self, world, signatures, chance):
        self.world, self.signatures, self.chance = world, signatures, chance
        self.client, self.doing, self.failure, self.enough = Client(world.port), None, None, False

    def work(self):
        try:
            while not self.enough:
                signature = self.chance.choice(self.signatures)
                if signature.stage == "submitted":
                    self.look(signature)
                    time.sleep(0.02)
                else:
                    self.send(signature, self.request(signature))
        except ConnectionError:
            pass
        except Exception as failure:  # told by the main thread
            self.failure = failure
        self.client.close()

    def request(self, signature):
        act = NEXT.get(signature.stage) or ("begin" if not signature.latest else
                                            "retire" if signature.stage == "active" and self.chance.random() < 0.2 else "revise")
        word = f"{act} {self.world.number()}"
        path = {"begin": "/api/v1/signatures", "revise": f"/api/v1/signatures/{signature.id}/versions",
                "retire": f"/api/v1/signatures/{signature.id}/retire"}.get(
                    act, f"/api/v1/signatures/{signature.id}/versions/{signature.latest}/{act}")
        headers = {"Authorization": "Bearer " + self.world.tokens[WHO[act]], "Idempotency-Key": word.replace(" ", "-")}
        if act != "begin":
            headers["If-Match"] = f'"{signature.revision}"'
        body = {"reason": word}
        if act in ("begin", "revise"):
            path += "?reason=" + word.replace(" ", "%20")
            body, headers["Content-Type"] = document(signature, word), "application/yaml"
        return act, word, path, body, headers

    def send(self, signature, request):
        act, word, path, body, headers = signature.waiting = request
        self.doing = act
        self.world.tell(act)
        began = time.monotonic()
        status, answered, text = self.client.ask("POST", path, body, headers)
        if status == 429:
            time.sleep(float(answered.get("Retry-After", 1)))
            return self.send(signature, request)
        if status not in (200, 201):
            raise Wrong(f"{word} of {signature.id} is answered {status}: {text[:500]!r}")
        self.world.took(act, time.monotonic() - began)
        standing = json.loads(text)
        wanted = (signature.revision + 1, signature.latest + (act in ("begin", "revise", "retire")), LEADS_TO[act])
        if (standing["revision"], standing["latest"], standing["stage"]) != wanted:
            raise Wrong(f"{word} of {signature.id} is answered {standing}, not {wanted}")
        signature.revision, signature.latest, signature.stage = wanted
        signature.deeds.append(word)
        signature.waiting = self.doing = None
        return status

    def look(self, signature):
        records = self.client.json(f"/api/v1/signatures/{signature.id}/history", self.world.tokens["analyst"])
        if records[-1]["act"] == "send-back":
            raise Wrong(f"{signature.id} was not proven: {records[-1]['why']}")
        if records[-1]["to"] == "proven":
            signature.revision, signature.stage = signature.revision + 1, "proven"


class World:
    """The service's whole past, as its clients know it."""

    def __init__(self, project, work, chance):
        self.project, self.home, self.chance = project, work / "home", chance
        with socket.socket() as some:
            some.bind(("127.0.0.1", 0))
            self.port = some.getsockname()[1]
        self.path = path_without_engines(work)
        self.client, self.signatures = Client(self.port), [Signature(name) for name in SIGNATURES]
        self.tokens, self.numbers, self.lock = {}, 0, threading.Lock()
        self.events, self.durations = threading.Condition(), collections.defaultdict(lambda: 0.03)
        self.acts, self.chain, self.seen, self.sids = collections.Counter(), [], {}, {}
        self.counts = collections.Counter()

    def number(self):
        with self.lock:
            self.numbers += 1
            return self.numbers

    def tell(self, act):
        with self.events:
            self.acts[act] += 1
            self.events.notify_all()

    def took(self, act, seconds):
        self.durations[act] = 0.8 * self.durations[act] + 0.2 * seconds

    def await_act(self, acts, seconds):
        """The next time that somebody begins one of these acts; False when nobody does."""
        with self.events:
            before = sum(self.acts[act] for act in acts)
            return self.events.wait_for(lambda: sum(self.acts[act] for act in acts) > before, seconds)

    def start(self):
        return Service(self.project, self.home, self.port, self.path)

    def await_ready(self, service):
        began = time.monotonic()
        if service.await_words(" ready$") is None:
            raise Wrong(f"the service did not get ready (exit code {service.process.poll()})")
        self.client.close()
        while True:  # a release may be over before the port is open
            try:
                self.client.get("/q/health/ready")
                break
            except ConnectionError:
                if time.monotonic() > began + READY_WITHIN or service.process.poll() is not None:
                    raise Wrong("the service is ready but does not answer") from None
                time.sleep(0.05)

    def hire(self, service):
        self.bundles = len(self.client.json("/api/v1/bundles"))
        lines = [line for _, line in service.said]
        at = next(n for n, line in enumerate(lines) if "The first user is admin" in line)
        admin = self.sign_in("admin", lines[at + 2].strip())
        for role in ("analyst", "reviewer", "publisher", "auditor"):
            person = {"name": role, "password": "not-a-secret-" + role, "roles": [role]}
            status, _, body = self.client.ask("POST", "/api/v1/users", person, {"Authorization": "Bearer " + admin})
            if status != 201:
                raise Wrong(f"no {role}: {status} {body!r}")
            self.tokens[role] = self.sign_in(role, person["password"])

    def sign_in(self, name, password):
        status, _, body = self.client.ask("POST", "/api/v1/tokens", {"user": name, "password": password})
        if status != 201:
            raise Wrong(f"{name} cannot sign in: {status} {body!r}")
        return json.loads(body)["token"]

    # --- the look after a restart -------------------------------------------------------------------------------------

    def check(self, service):
        errors = [line for _, line in service.said if re.search(r" (ERROR|FATAL) |^\s+at |Exception", line)]
        if errors:
            raise Wrong("the service complains: " + "\n".join(errors[:10]))
        self.await_rest()
        records = self.check_chain()
        forces = {}
        for signature in self.signatures:
            forces[signature.id] = self.check_signature(signature, [r for r in records if r["signature"] == signature.id])
        self.check_repository()
        self.check_bundles(forces)
        self.check_leftovers()
        for signature in self.signatures:
            self.repeat(signature)

    def await_rest(self):
        """Until the service has proven all that was handed in, so that nothing moves while it is looked at."""
        until = time.monotonic() + READY_WITHIN
        while self.client.json("/api/v1/signatures?stage=submitted")["items"]:
            if time.monotonic() > until:
                raise Wrong("what was submitted is not proven")
            time.sleep(0.05)

    def check_chain(self):
        told = self.client.json("/api/v1/audit/verification", self.tokens["auditor"])
        records = []
        while page := self.client.json(f"/api/v1/audit?after={len(records)}", self.tokens["auditor"]):
            records += page
        if not told["holds"] or told["records"] < len(self.chain):
            raise Wrong(f"the audit chain does not hold: {told}")
        previous = "0" * 64
        for number, record in enumerate(records, 1):
            if record["seq"] != number or record["previous"] != previous:
                raise Wrong(f"record {number} does not follow the one before: {record}")
            previous = record["hash"]
        hashes = [record["hash"] for record in records]
        if hashes[:len(self.chain)] != self.chain:
            raise Wrong("records that were read before have changed or are gone")
        self.chain = hashes
        return records

    def check_signature(self, signature, records):
        """Holds version, standing, head and records of one signature together; answers what is in force."""
        deeds = [record["why"] for record in records if record["actor"] != SERVICE]
        expected = list(signature.deeds)
        if signature.waiting and deeds[len(expected):] == [signature.waiting[1]]:
            expected.append(signature.waiting[1])
        if deeds != expected:
            raise Wrong(f"{signature.id}: answered were {signature.deeds[-3:]}, waiting is {signature.waiting and signature.waiting[1]},"
                        f" but on record are {deeds[-4:]}")
        if not records:
            if self.client.ask("GET", f"/api/v1/signatures/{signature.id}")[0] != 404:
                raise Wrong(f"{signature.id} is there without a record")
            return None
        if self.client.json(f"/api/v1/signatures/{signature.id}/history", self.tokens["analyst"]) != records:
            raise Wrong(f"the history of {signature.id} is not what the chain tells of it")
        stages, hashes, force, last = {}, {}, None, None
        for record in records:
            number, new = record["version"], record["act"] in ("draft", "retire")
            if new != (number == len(hashes) + 1) or not new and number != len(hashes) or last and record["from"] != last:
                raise Wrong(f"a record of {signature.id} does not follow: {record}")
            if hashes.setdefault(number, record["contentHash"]) != record["contentHash"]:
                raise Wrong(f"{signature.id} version {number} had two contents: {record}")
            last = stages[number] = record["to"]
            if last in ("active", "retired"):
                force = number
        headers, body = self.client.get(f"/api/v1/signatures/{signature.id}")
        newest, tag = json.loads(body), {k.lower(): v for k, v in headers.items()}["etag"]
        if tag != f'"{len(records)}"' or newest["version"] != len(hashes) or newest["contentHash"] != hashes[len(hashes)]:
            raise Wrong(f"the head of {signature.id} is {tag} {newest['version']}, but {len(records)} records tell of {len(hashes)} versions")
        listed = self.client.json(f"/api/v1/signatures/{signature.id}/versions")
        if [(v["version"], v["stage"], v["contentHash"], v["inForce"]) for v in listed] != [
                (n, stages[n], hashes[n], force) for n in range(len(hashes), 0, -1)]:
            raise Wrong(f"versions and records of {signature.id} differ: {listed} {stages} {force}")
        for one in listed[:2]:
            if self.client.json(f"/api/v1/signatures/{signature.id}/versions/{one['version']}")["contentHash"] != one["contentHash"]:
                raise Wrong(f"{signature.id} version {one['version']} is not its own content")
        if not signature.waiting:
            signature.revision, signature.stage = len(records), last
        return (stages[force], hashes[force]) if force else None

    def repeat(self, signature):
        """Sends an unanswered request again under its key: it must have happened once, now or then."""
        if not signature.waiting:
            return
        records = self.client.json(f"/api/v1/signatures/{signature.id}/history", self.tokens["analyst"]) if signature.latest or self.client.ask(
            "GET", f"/api/v1/signatures/{signature.id}")[0] == 200 else []
        word = signature.waiting[1]
        happened = any(record["why"] == word for record in records)
        self.counts["unanswered, had happened" if happened else "unanswered, had not"] += 1
        people = People(self, [signature], self.chance)
        people.send(signature, signature.waiting)
        people.client.close()
        records = self.client.json(f"/api/v1/signatures/{signature.id}/history", self.tokens["analyst"])
        if [record["why"] for record in records].count(word) != 1:
            raise Wrong(f"{word} of {signature.id} is {[r['why'] for r in records].count(word)} times on record")
        signature.revision, signature.stage = len(records), records[-1]["to"]

    def metadata(self, name, meta=None):
        body = self.client.get(f"/tuf/metadata/{name}")[1]
        if meta and (len(body), hashlib.sha256(body).hexdigest()) != (meta["length"], meta["hashes"]["sha256"]):
            raise Wrong(f"{name} is not what was signed")
        role = json.loads(body)["signed"]
        if meta and role["version"] != meta["version"]:
            raise Wrong(f"{name} says it is version {role['version']}")
        kind, version = role["_type"], role["version"]
        highest, digest = self.seen.get(kind, (0, None))
        found = hashlib.sha256(body).hexdigest()
        if version < highest or version == highest and digest != found:
            raise Wrong(f"{kind} went back, or was replaced: version {version} after {highest}")
        self.seen[kind] = version, found
        return role

    def check_repository(self):
        timestamp = self.metadata("timestamp.json")
        meta = timestamp["meta"]["snapshot.json"]
        snapshot = self.metadata(f"{meta['version']}.snapshot.json", meta)
        meta = snapshot["meta"]["targets.json"]
        targets = self.metadata(f"{meta['version']}.targets.json", meta)["targets"]
        if len(targets) != self.bundles * 4 + 1:
            raise Wrong(f"{len(targets)} targets are on offer")
        for path, target in targets.items():
            digest, (folder, _, name) = target["hashes"]["sha256"], path.rpartition("/")
            body = self.client.get(f"/tuf/targets/{folder + '/' if folder else ''}{digest}.{name}")[1]
            if (len(body), hashlib.sha256(body).hexdigest()) != (target["length"], digest):
                raise Wrong(f"{path} is not what was signed")
            if path.startswith("rules/") and self.client.get("/" + path)[1] != body:
                raise Wrong(f"{path} is another file by its plain name")
            if path.endswith(".sha256") and targets[path[:-7]]["hashes"]["sha256"] not in body.decode():
                raise Wrong(f"{path} is of another bundle")

    def check_bundles(self, forces):
        """What is published is what is in force, and no number means another rule than before."""
        bundles = self.client.json("/api/v1/bundles")
        if len(bundles) != self.bundles:
            raise Wrong(f"{len(bundles)} bundles are listed")
        for bundle in bundles:
            held = {entry["id"]: entry["contentHash"] for entry in bundle["manifest"]["signatures"] if entry["id"] in forces}
            wanted = {name: force[1] for name, force in forces.items() if force and force[0] == "active"}
            if held != wanted:
                raise Wrong(f"{bundle['path']} holds {held}, in force are {wanted}")
            rules = self.client.get(bundle["path"])[1]
            with tarfile.open(fileobj=io.BytesIO(rules)) as archive:
                text = b"".join(archive.extractfile(m).read() for m in archive if m.name.endswith(".rules")).decode()
            for entry in bundle["manifest"]["signatures"]:
                for part in entry["rules"]:
                    if f"sid:{part['sid']};" not in text:
                        raise Wrong(f"{bundle['path']} lacks the rule {part['sid']}")
                    was = self.sids.setdefault(part["sid"], (entry["id"], part["part"], part["rev"]))
                    if was[:2] != (entry["id"], part["part"]) or was[2] > part["rev"]:
                        raise Wrong(f"sid {part['sid']} was {was} and is {entry['id']} {part}")
                    self.sids[part["sid"]] = (entry["id"], part["part"], part["rev"])
        parts = collections.Counter(was[:2] for was in self.sids.values())
        if max(parts.values()) > 1:
            raise Wrong(f"one rule has two numbers: {parts.most_common(1)}")

    def check_leftovers(self):
        repository = self.home / "repository"
        drafts = list((repository / "aside").iterdir())
        if drafts:
            raise Wrong(f"drafts are left: {drafts}")
        strangers = [p for p in repository.iterdir() if p.name not in ("aside", "metadata", "targets", "publish.lock")]
        if strangers:
            raise Wrong(f"the repository holds {strangers}")
        for file in (repository / "targets").rglob("*"):
            if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() != file.name.partition(".")[0]:
                raise Wrong(f"{file} is half a file")
        for name in ("draft-1", "aside/draft-1", "../publish.lock", "..%2Fpublish.lock"):
            if self.client.ask("GET", "/tuf/targets/" + name)[0] != 404 or self.client.ask("GET", "/tuf/metadata/" + name)[0] != 404:
                raise Wrong(f"{name} is served")

    # --- the kill -----------------------------------------------------------------------------------------------------

    def round(self, service, aim):
        """Lets people work until the moment aimed at, then kills. A "restart" is killed before anybody could work."""
        crew = []
        if aim != "restart":
            crew = [People(self, self.signatures[n::2], random.Random(self.chance.random())) for n in range(2)]
        threads = [threading.Thread(target=people.work, daemon=True) for people in crew]
        for thread in threads:
            thread.start()
        self.await_moment(service, aim)
        doing = [people.doing for people in crew]
        service.kill()
        self.learn(service)
        for people, thread in zip(crew, threads):
            people.enough = True
            thread.join()
            if people.failure:
                raise people.failure
        return doing, service.releasing(self.bundles), self.half_published()

    def await_moment(self, service, aim):
        if aim in ("publish", "restart"):
            since = len(service.said) if aim == "publish" else 0
            stage = self.chance.choice(["proving", "bundling", "targets", "targets", "metadata", "metadata"])
            if stage == "metadata":
                return self.await_metadata(service)
            pattern, count = {"proving": (PROVING, 1), "bundling": (BUNDLE, 1), "targets": (BUNDLE, self.bundles)}[stage]
            service.await_words(pattern, count, since, 30)
            time.sleep(self.chance.random() * self.durations[stage])
        elif aim == "prove":
            service.await_words(r"K\d version \d+: proven", self.chance.randint(1, 3), len(service.said), 20)
            time.sleep(self.chance.random() * 0.05)
        else:
            acts = {"submit": ("begin", "revise", "submit"), "activate": ("activate", "retire")}.get(aim, (aim,))
            for _ in range(self.chance.randint(1, 4)):
                self.await_act(acts, 20)
            time.sleep(self.chance.random() * 1.3 * max(self.durations[act] for act in acts))

    def await_metadata(self, service):
        """The first moments after new targets were signed: the snapshot and the timestamp are still to come."""
        folder, until = self.home / "repository" / "metadata", time.monotonic() + 30
        look = lambda: max((f.stat().st_mtime_ns for f in folder.glob("*.targets.json")), default=0)
        before = look()
        while look() == before and time.monotonic() < until and service.process.poll() is None:
            time.sleep(0.0005)
        time.sleep(self.chance.random() * 0.01)

    def learn(self, service):
        """How long the parts of a release take here, so that later kills fall into them."""
        begun = {}
        for when, line in service.said:
            if re.search(PROVING, line):
                begun = {"proving": when}
            elif re.search(BUNDLE, line):
                begun.setdefault("bundling", when)
                begun["targets"] = when
            elif "published: targets" in line and "targets" in begun:
                for part, end in (("proving", begun.get("bundling")), ("bundling", begun["targets"]), ("targets", when)):
                    if part in begun:
                        self.took(part, end - begun[part])

    def half_published(self):
        """Whether files lie on the disk that no signed metadata knows yet; the service is dead."""
        repository = self.home / "repository"
        if list((repository / "aside").glob("draft-*")):
            return "half a file written"
        signed = lambda name: json.loads((repository / "metadata" / name).read_text())["signed"]
        try:
            snapshot = signed("timestamp.json")["meta"]["snapshot.json"]["version"]
            targets = signed(f"{snapshot}.snapshot.json")["meta"]["targets.json"]["version"]
        except FileNotFoundError:
            return "before the first timestamp"
        if (repository / "metadata" / f"{snapshot + 1}.snapshot.json").exists():
            return "before the timestamp"
        if (repository / "metadata" / f"{targets + 1}.targets.json").exists():
            return "before the snapshot"
        stamp = (repository / "metadata" / "timestamp.json").stat().st_mtime
        fresh = any(p.stat().st_mtime > stamp for p in (repository / "targets").rglob("*") if p.is_file())
        return "targets half written" if fresh else None


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


def tell(title, counter):
    say(f"{title}: " + ", ".join(f"{name} {count}" for name, count in sorted(counter.items())))


def main(project, work, kills, seed):
    chance = random.Random(seed)
    world = World(pathlib.Path(project), pathlib.Path(work), chance)
    aimed, fell, releases, published = (collections.Counter() for _ in range(4))
    service = world.start()
    try:
        world.await_ready(service)
        service.await_words("It is shown this once")
        world.hire(service)
        world.check(service)
        aims = chance.choices(list(AIMS), AIMS.values(), k=kills)
        for number, (aim, then) in enumerate(zip(aims, aims[1:] + ["look"]), 1):
            doing, releasing, half = world.round(service, aim)
            aimed[aim] += 1
            fell.update([act for act in doing if act] or ["no request on its way"])
            releases[releasing] += 1
            published[half or "nothing half published"] += 1
            say(f"{number}: aimed at {aim}, fell into {[act for act in doing if act] or 'no request'}, {releasing}, {half or 'nothing half published'}")
            service = world.start()
            if then != "restart":  # that one meets a service that nobody looked after
                world.await_ready(service)
                world.check(service)
    except Wrong as wrong:
        say(f"FAILED: {wrong} (seed {seed})")
        sys.stdout.writelines(f"    {line}\n" for _, line in service.said[-30:])
        sys.exit(1)
    finally:
        if service.process.poll() is None:
            service.kill()
    tell("kills aimed at", aimed)
    tell("requests on their way when killed", fell)
    tell("releases when killed", releases)
    tell("on disk when killed", published)
    tell("repeated", world.counts)
    tell("milliseconds", {part: round(seconds * 1000) for part, seconds in world.durations.items()})
    for database in world.home.glob("*.mv.db"):
        say(f"the catalogue's file has {database.stat().st_size // 1024} KiB")
    say(f"{kills} kills, {world.numbers} changes asked for, {len(world.chain)} audit records, targets version {world.seen['targets'][0]}:"
        " nothing lost, nothing doubled, nothing half-done")


if __name__ == "__main__":
    seed = int(sys.argv[4]) if len(sys.argv) > 4 and sys.argv[4] else random.SystemRandom().randrange(10**9)
    say(f"seed {seed}")
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), seed)
