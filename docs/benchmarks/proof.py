"""Parts of proof.sh: times commands, counts packets, and plays captures to a Suricata in socket mode.

usage: proof.py row ROUNDS PACKETS BYTES NAME COMMAND...
       proof.py packets LIST
       proof.py socket RULES LIST FOLDER
"""
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time


def timed(command):
    """Wall and CPU seconds and the largest resident set of a command and of all it started, and what it says of itself."""
    with tempfile.TemporaryFile() as out:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode(errors="replace")
    # 1 is "not proven", which is a verdict too.
    if process.returncode not in (0, 1):
        sys.exit(f"{command} ended with {process.returncode}:\n{said[-2000:]}")
    for line in said.splitlines():
        if line.startswith("MEASURED "):
            return json.loads(line[len("MEASURED "):])
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "rss": used.ru_maxrss / 1000}


def row(rounds, packets, size, name, *command):
    runs = [timed(command) for _ in range(int(rounds))]
    wall, cpu = (statistics.median(run[key] for run in runs) for key in ("wall", "cpu"))
    least, most = (pick(run["wall"] for run in runs) for pick in (min, max))
    print(f"| {name} | {wall:.2f} ({least:.2f}-{most:.2f}) | {cpu:.2f} | {max(run['rss'] for run in runs):.0f} "
          f"| {int(packets) / wall:,.0f} | {int(size) / wall / 1e6:.1f} |", flush=True)


def files(listed):
    return pathlib.Path(listed).read_text(encoding="utf-8").splitlines()


def packets_of(path):
    """Records of a classic pcap or packet blocks of a pcapng; a file cut short counts up to there."""
    count = 0
    with open(path, "rb") as stream:
        head = stream.read(24)
        if head[:4] == b"\x0a\x0d\x0d\x0a":
            order = "<" if head[8:12] == b"\x4d\x3c\x2b\x1a" else ">"
            stream.seek(0)
            while len(block := stream.read(8)) == 8:
                kind, length = struct.unpack(order + "II", block)
                if length < 12:
                    break
                count += kind in (2, 3, 6)
                stream.seek(length - 8, os.SEEK_CUR)
            return count
        order = "<" if head[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
        while len(record := stream.read(16)) == 16:
            stream.seek(struct.unpack(order + "I", record[8:12])[0], os.SEEK_CUR)
            count += 1
    return count


class Suricata:
    """A Suricata that waits at a socket (its user's guide, "Interacting via Unix Socket")."""

    def __init__(self, rules, folder):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        self.process = subprocess.Popen(
            ["suricata", "-c", "/etc/suricata/suricata.yaml", "-k", "none", "--runmode", "single", "--unix-socket=" + folder + "/s",
             "--set", "outputs.1.eve-log.enabled=no", "-S", rules, "-l", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = socket.socket(socket.AF_UNIX)
        for _ in range(600):
            try:
                self.socket.connect(folder + "/s")
                break
            except OSError:
                time.sleep(0.1)
        self.ask({"version": "0.1"})

    def ask(self, question):
        self.socket.sendall(json.dumps(question).encode() + b"\n")
        answer = b""
        while True:
            answer += self.socket.recv(65536)
            try:
                return json.loads(answer)
            except json.JSONDecodeError:
                continue

    def used(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def largest(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1000
        return 0


def in_socket_mode(rules, listed, folder):
    """From the first capture asked for to the last one done; the start of the engine is not counted."""
    suricata = Suricata(rules, folder)
    captures = files(listed)
    begun, before = time.monotonic(), suricata.used()
    for number, capture in enumerate(captures):
        output = f"{folder}/{number}"
        os.makedirs(output)
        answer = suricata.ask({"command": "pcap-file", "arguments": {"filename": capture, "output-dir": output}})
        if answer["return"] != "OK":
            sys.exit(f"{capture}: {answer}")
    while (suricata.ask({"command": "pcap-file-number"})["message"] > 0
           or suricata.ask({"command": "pcap-current"})["message"] not in ("None", None)):
        time.sleep(0.02)
    measured = {"wall": time.monotonic() - begun, "cpu": suricata.used() - before, "rss": suricata.largest()}
    suricata.ask({"command": "shutdown"})
    suricata.process.wait(60)
    print("MEASURED " + json.dumps(measured))


{
    "row": row,
    "packets": lambda listed: print(sum(packets_of(path) for path in files(listed))),
    "socket": in_socket_mode,
}[sys.argv[1]](*sys.argv[2:])
