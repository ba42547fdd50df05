#!/usr/bin/env python3
"""Times the catalogue over HTTP: one client, one connection that is kept open.
usage: catalogue-http.py PORT ADMIN-PASSWORD ROUNDS REQUESTS
Prints a line for each operation and round: name, p50, p99, the longest, in microseconds, and requests a second."""
import http.client, json, os, random, sys, time

port, password, rounds, requests = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
server = http.client.HTTPConnection("127.0.0.1", port)
chance = random.Random(1)
COMMON = ["the", "cl", "pro", "sign"]
root = "/api/v1/signatures"


def call(method, path, body=None, headers={}, expect=200):
    server.request(method, path, body, headers)
    answer = server.getresponse()
    text = answer.read()
    if answer.status != expect:
        sys.exit("%s %s: %d %s" % (method, path, answer.status, text.decode()))
    return answer, text


def token(user, password, *scopes):
    body = json.dumps({"user": user, "password": password, "label": "benchmark", "scopes": list(scopes)})
    return json.loads(call("POST", "/api/v1/tokens", body, {"Content-Type": "application/json"}, 201)[1])["token"]


admin = token("admin", password, "admin")
name = "bench%d" % os.getpid()
call("POST", "/api/v1/users", json.dumps({"name": name, "password": "correct horse battery", "roles": ["analyst"]}),
     {"Content-Type": "application/json", "Authorization": "Bearer " + admin}, 201)
analyst = {"Authorization": "Bearer " + token(name, "correct horse battery", "analyst"), "Content-Type": "application/yaml"}

ids, after = [], "G"
while after:
    page = json.loads(call("GET", "%s?limit=499&after=%s" % (root, after))[1])
    ids += [item["id"] for item in page["items"] if item["id"].startswith("G")]
    after = page["next"]
print("signatures: %d" % len(ids), file=sys.stderr)

run = "%x" % int(time.time())
made = 0
DOCUMENT = """id: %s
title: "Handed in by a benchmark %d"
family: teams
era: cloud
confidence: low
state: active
description: %s
sources:
  - title: Made for a benchmark
transport: tcp
steps:
  - direction: to-server
    shows:
      - size: 72
recipe: |
  flow hit tcp 10.1.0.2:50001 -> 203.0.113.7:443 hit
    > random 72
"""


def words():
    return " ".join("%s%s" % (chance.choice(["alpha", "beta", "gamma", "delta", "sigma"]), chance.choice("abcdefghijklmnop")) for _ in range(100))


def begin():
    global made
    made += 1
    document = DOCUMENT % ("N%s-%d" % (run, made), made, words())
    return lambda: call("POST", root + "?reason=benchmark", document, analyst, 201)


revisions = {}


def revise():
    global made
    made += 1
    id = "N%s-%d" % (run, made % 50 + 1)
    tag = revisions.get(id) or call("GET", root + "/" + id)[0].getheader("ETag")
    document = DOCUMENT % (id, made, words())

    def change():
        revisions[id] = call("POST", "%s/%s/versions?reason=benchmark" % (root, id), document, {**analyst, "If-Match": tag}, 201)[0].getheader("ETag")
    return change


def get(path):
    return lambda: lambda path=path(): call("GET", root + path)


operations = {
    "list": get(lambda: ""),
    "deep": get(lambda: "?after=" + chance.choice(ids)),
    "filter": get(lambda: "?family=%s&state=%s" % (chance.choice(["teams", "skype-cloud", "skype-classic"]), chance.choice(["active", "experimental", "retired"]))),
    "rare": get(lambda: "?text=needle%d" % chance.randrange(5000)),
    "common": get(lambda: "?text=" + chance.choice(COMMON)),
    "two": get(lambda: "?text=%s+needle%d" % (chance.choice(COMMON), chance.randrange(5000))),
    "two-common": get(lambda: "?text=prob+relay"),
    "detail": get(lambda: "/" + chance.choice(ids)),
    "versions": get(lambda: "/%s/versions" % chance.choice(ids)),
    "begin": begin,
    "revise": revise,
}

for round in range(rounds + 1):
    for name, operation in operations.items():
        took = []
        for _ in range(requests if round else requests // 2):
            one = operation()
            start = time.perf_counter()
            one()
            took.append(time.perf_counter() - start)
        if round:
            took.sort()
            print("%s %d %d %d %.0f" % (name, took[len(took) // 2] * 1e6, took[int(len(took) * 0.99)] * 1e6, took[-1] * 1e6, len(took) / sum(took)), flush=True)
