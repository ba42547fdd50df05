"""The people who change the catalogue, and what they were answered."""
import hashlib
import json
import struct
import time

from .service import Client, Wrong

NEXT = {"draft": "submit", "proven": "approve", "approved": "activate"}
WHO = {"begin": "analyst", "revise": "analyst", "submit": "analyst", "approve": "reviewer", "activate": "publisher", "retire": "publisher"}
LEADS_TO = {"begin": "draft", "revise": "draft", "submit": "submitted", "approve": "approved", "activate": "active", "retire": "retired"}


class Signature:
    """What was answered about one signature, and the one request that may be without an answer."""

    def __init__(self, name):
        self.id, self.revision, self.latest, self.stage = name, 0, 0, None
        self.deeds = []     # the reasons of all answered changes, in order
        self.waiting = None  # the request that was sent and not answered
        self.attached = {}   # what the chain must tell of the capture that came with a change, by the change's reason


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


def capture(chance):
    """A pcap of some 150 kB that nobody else has; its frames are of no protocol."""
    records = b"".join(struct.pack("<IIII", 1700000000 + i, 0, 1500, 1500) + chance.randbytes(1500) for i in range(100))
    return struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1) + records


def form(signature, pcap):
    """The body of a submission with a capture, and its type."""
    parts = [(b'name="signature"; filename="s.yaml"', signature.encode()), (b'name="capture"; filename="k.pcap"', pcap),
             (b'name="sha256"', hashlib.sha256(pcap).hexdigest().encode())]
    body = b"".join(b"--kill\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + content + b"\r\n" for head, content in parts)
    return body + b"--kill--\r\n", "multipart/form-data; boundary=kill"


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
            if self.chance.random() < 0.3:
                pcap = capture(self.chance)
                signature.attached[word] = f"none sha256 {hashlib.sha256(pcap).hexdigest()} sent/k.pcap"
                body, headers["Content-Type"] = form(body, pcap)
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
