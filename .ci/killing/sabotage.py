"""Damages what a service publishes in every way the witness claims to notice, and sees that it does. Called by .ci/kill."""
import copy
import hashlib
import io
import json
import pathlib
import sys
import tarfile
import tempfile

from .service import Wrong, say
from .witness import Witness

PLAIN = "/rules/stable/suricata-8/monitor/skype.rules.tar.gz"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def archive(text):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        member = tarfile.TarInfo("rules/skype-monitor.rules")
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text.encode()))
    return packed.getvalue()


class Copy(Witness):
    """A repository and a catalogue in memory, sound until somebody damages them; its own client."""

    def __init__(self, home):
        self.client, self.home, self.bundles, self.seen, self.sids, self.chain, self.offered = self, home, 1, {}, {}, [], set()
        self.tokens, self.signatures, self.files = {"auditor": ""}, [], {}
        for name in ("aside", "metadata", "targets"):
            (home / "repository" / name).mkdir(parents=True, exist_ok=True)
        self.forces = {"K0": ("active", "aa")}
        self.manifest = {"signatures": [{"id": "K0", "contentHash": "aa", "rules": [{"part": "alert", "sid": 1, "rev": 2}]}]}
        self.bundle, self.listed = archive('alert udp any any -> any any (msg:"x"; sid:1; rev:2;)'), 1
        self.records = []
        for number in range(1, 4):
            self.records.append({"seq": number, "previous": self.records[-1]["hash"] if self.records else "0" * 64, "hash": sha256(b"%d" % number)})
        self.holds, self.targets = True, {}
        for name, body in ((PLAIN, self.bundle), (PLAIN + ".md5", b"m"), (PLAIN + ".sha256", sha256(self.bundle).encode()), (PLAIN + ".minisig", b"s")):
            self.targets[name[1:]] = body
        self.targets["minisign.pub"] = b"key"
        self.publish(2)

    def publish(self, version, snapshot_says=None):
        """Signs all anew under this version."""
        self.files, offered = {}, {}
        for path, body in self.targets.items():
            folder, _, name = path.rpartition("/")
            self.files[f"/tuf/targets/{folder + '/' if folder else ''}{sha256(body)}.{name}"] = body
            self.files["/" + path] = body
            offered[path] = {"length": len(body), "hashes": {"sha256": sha256(body)}}
        targets = self.role("targets", version, {"targets": offered})
        snapshot = self.role("snapshot", snapshot_says or version, {"meta": {"targets.json": self.meta(version, targets)}})
        self.files[f"/tuf/metadata/{version}.targets.json"] = targets
        self.files[f"/tuf/metadata/{version}.snapshot.json"] = snapshot
        self.files["/tuf/metadata/timestamp.json"] = self.role("timestamp", version, {"meta": {"snapshot.json": self.meta(version, snapshot)}})

    @staticmethod
    def role(kind, version, members):
        return json.dumps({"signed": {"_type": kind, "version": version, **members}}).encode()

    @staticmethod
    def meta(version, body):
        return {"version": version, "length": len(body), "hashes": {"sha256": sha256(body)}}

    def ask(self, method, path):
        return (200, {}, self.files[path]) if path in self.files else (404, {}, b"")

    def get(self, path, token=None):
        if path not in self.files:
            raise Wrong(f"GET {path} answers 404")
        return {}, self.files[path]

    def json(self, path, token=None):
        if path == "/api/v1/bundles":
            return [{"path": PLAIN, "manifest": self.manifest}] * self.listed
        if path.endswith("/verification"):
            return {"holds": self.holds, "records": len(self.records)}
        return copy.deepcopy(self.records[int(path.partition("=")[2]):])

    def look(self):
        self.check_chain()
        self.check_repository()
        self.check_bundles(self.forces)
        self.check_leftovers()


def change(path, body):
    return lambda it: it.files.__setitem__(path, body)


def hashed(it, path):
    return next(name for name in it.files if name.endswith(path.rpartition("/")[2]) and name.startswith("/tuf/targets/"))


def flip(it):
    it.files[hashed(it, PLAIN)] = it.bundle[:-1] + bytes([it.bundle[-1] ^ 1])


def foreign_digest(it):
    it.targets[PLAIN[1:] + ".sha256"] = sha256(b"another").encode()
    it.publish(3)


def without_a_target(it):
    del it.targets["minisign.pub"]
    it.publish(3)


def rule(it, **members):
    it.manifest["signatures"][0]["rules"][0].update(members)


def second_number(it):
    it.manifest["signatures"][0]["rules"].append({"part": "alert", "sid": 7, "rev": 1})
    it.files[PLAIN] = archive("sid:1; sid:7;")
    it.check_bundles(it.forces)


def lay(path):
    def put(it):
        file = it.home / "repository" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"half")
    return put


# Each damage with words of the complaint it must meet.
DAMAGES = {
    "the timestamp is an older one": (lambda it: it.publish(1), "went back"),
    "the timestamp is another of the same version": (
        lambda it: it.files.update({"/tuf/metadata/timestamp.json": it.files["/tuf/metadata/timestamp.json"] + b" "}), "was replaced"),
    "the snapshot is not the one signed": (lambda it: it.files.update({"/tuf/metadata/2.snapshot.json": b"{}"}), "snapshot.json is not what was signed"),
    "the targets are not the ones signed": (lambda it: it.files.update({"/tuf/metadata/2.targets.json": b"{}"}), "targets.json is not what was signed"),
    "the snapshot has another version than its name": (lambda it: it.publish(4, 3), "says it is version"),
    "metadata is gone": (lambda it: it.files.pop("/tuf/metadata/2.targets.json"), "answers 404"),
    "a target is no longer offered": (without_a_target, "targets are on offer"),
    "a target is gone": (lambda it: it.files.pop(hashed(it, PLAIN)), "answers 404"),
    "a bit of a bundle is flipped": (flip, "is not what was signed"),
    "the plain name leads to another file": (change(PLAIN, b"another"), "another file by its plain name"),
    "the checksum is that of another bundle": (foreign_digest, "is of another bundle"),
    "a bundle is not listed": (lambda it: setattr(it, "listed", 0), "bundles are listed"),
    "a bundle lacks what is in force": (lambda it: it.forces.update(K1=("active", "bb")) or it.manifest["signatures"].append(
        {"id": "K1", "contentHash": "cc", "rules": []}), "holds"),
    "a bundle has what is retired": (lambda it: it.forces.update(K0=("retired", "aa")), "holds"),
    "a bundle lacks a rule of its manifest": (lambda it: rule(it, sid=3), "lacks the rule 3"),
    "a number goes to another signature": (lambda it: it.sids.update({1: ("K9", "alert", 1)}), "sid 1 was"),
    "a revision goes back": (lambda it: rule(it, rev=1), "sid 1 was"),
    "one rule has two numbers": (second_number, "two numbers"),
    "a draft is left": (lay("aside/draft-1"), "drafts are left"),
    "there is a stranger in the repository": (lay("stranger"), "the repository holds"),
    "a target is half a file": (lay("targets/rules/" + sha256(b"whole") + ".x"), "half a file"),
    "a draft is served": (lambda it: it.files.update({"/tuf/targets/draft-1": b"x"}), "is served"),
    "the chain does not hold": (lambda it: setattr(it, "holds", False), "does not hold"),
    "a record is missing within": (lambda it: it.records.pop(1), "does not hold"),
    "a record follows another than the one before": (lambda it: it.records[2].update(previous="f" * 64), "does not follow"),
    "a record has another number": (lambda it: it.records[2].update(seq=9), "does not follow"),
    "the past is another": (lambda it: it.records[2].update(hash="f" * 64), "have changed or are gone"),
}


def main():
    unseen = []
    for name, (damage, words) in DAMAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            it = Copy(pathlib.Path(folder))
            it.look()
            it.look()  # a sound one may be looked at again
            try:
                damage(it)
                it.look()
                unseen.append(f"{name}: nothing")
            except Wrong as noticed:
                if words not in str(noticed):
                    unseen.append(f"{name}: '{noticed}' instead of '{words}'")
    if unseen:
        say("FAILED: the checks do not notice: " + "; ".join(unseen))
        sys.exit(1)
    say(f"the checks notice {len(DAMAGES)} kinds of damage")


if __name__ == "__main__":
    main()
