"""What must hold after every restart."""
import collections
import hashlib
import io
import json
import re
import tarfile
import time

from .people import People
from .service import READY_WITHIN, Wrong

SERVICE = "skywarden"  # who proves, on record


def changes(records):
    """Those that move a signature on; what came along is told beside them."""
    return [record for record in records if record["act"] != "attach"]


class Witness:
    """Holds what the service says against what it had answered. It needs the clients' memory, which kill.py adds."""

    def check(self, service):
        errors = [line for _, line in service.said if re.search(r" (ERROR|FATAL) |^\s+at |Exception", line)]
        if errors:
            raise Wrong("the service complains: " + "\n".join(errors[:10]))
        self.await_rest()
        records = self.check_chain()
        forces = {}
        for signature in self.signatures:
            its_own = [record for record in records if record["signature"] == signature.id]
            forces[signature.id] = self.check_signature(signature, changes(its_own))
            self.check_attached(signature, its_own)
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

    def check_attached(self, signature, records):
        """A capture came with its version, whole, or neither is there."""
        wanted = [(r["version"], signature.attached[r["why"]]) for r in records if r["act"] == "draft" and r["why"] in signature.attached]
        told = [(r["version"], r["why"]) for r in records if r["act"] == "attach"]
        if told != wanted:
            raise Wrong(f"captures of {signature.id} on record are {told}, not {wanted}")
        for version, words in wanted[-1:]:
            digest = words.split()[2]
            found = self.client.get(f"/api/v1/signatures/{signature.id}/versions/{version}/captures/{digest}", self.tokens["analyst"])[1]
            if hashlib.sha256(found).hexdigest() != digest:
                raise Wrong(f"a capture of {signature.id} version {version} is not what was sent")
            self.counts["captures read back"] += 1

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
        if changes(self.client.json(f"/api/v1/signatures/{signature.id}/history", self.tokens["analyst"])) != records:
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
        records = changes(self.client.json(f"/api/v1/signatures/{signature.id}/history", self.tokens["analyst"]))
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
        archives = [name for name in targets if name.endswith(".tar.gz")]
        needed = {"minisign.pub"}.union(*({name, name + ".md5", name + ".sha256", name + ".minisig"} for name in archives))
        bundles = sum(name.endswith("/skype.rules.tar.gz") for name in archives)
        if bundles != self.bundles or not needed | self.offered <= set(targets):
            raise Wrong(f"{len(targets)} targets are on offer, {bundles} of them bundles; gone are {sorted((needed | self.offered) - set(targets))}")
        self.offered = set(targets)
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
            # Not every engine can say all; Suricata can.
            left_out = set() if "/suricata-" in bundle["path"] else {refusal["id"] for refusal in bundle["manifest"].get("refusals", [])}
            wanted = {name: force[1] for name, force in forces.items() if force and force[0] == "active" and name not in left_out}
            if held != wanted:
                raise Wrong(f"{bundle['path']} holds {held}, in force are {wanted}")
            rules = self.client.get(bundle["path"])[1]
            with tarfile.open(fileobj=io.BytesIO(rules)) as archive:
                text = b"".join(archive.extractfile(m).read() for m in archive if m.name.startswith("rules/")).decode()
            for entry in bundle["manifest"]["signatures"]:
                for part in entry["rules"]:
                    if not re.search(rf"\bsid[: ]{part['sid']}\b", text):
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
