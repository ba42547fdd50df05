"""Kills the service at random moments and holds what it says afterwards against what it had answered. Called by .ci/kill.

usage: kill.py PROJECT WORK KILLS [SEED]
"""
import collections
import json
import pathlib
import random
import re
import socket
import sys
import threading
import time

from killing.people import People, Signature
from killing.service import BUNDLE, PROVING, READY_WITHIN, Client, Service, Wrong, path_without_engines, say
from killing.witness import Witness

# What a kill is aimed at, and how often. "publish" falls between the making of the bundles and the new timestamp;
# "restart" is the release that a start begins with, so it falls upon a service that was killed a moment ago.
AIMS = {"submit": 25, "approve": 20, "activate": 15, "prove": 5, "publish": 20, "restart": 15}
SIGNATURES = ["K%d" % n for n in range(8)]


class World(Witness):
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
        self.acts, self.chain, self.seen, self.sids, self.offered = collections.Counter(), [], {}, {}, set()
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
    except (Wrong, ConnectionError) as wrong:
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
