package io.skywarden.proof.http;

/** What the OpenAPI document shows. */
final class Examples {

    static final String SIGNATURE = """
            id: T1
            title: UDP to a hosted supernode
            family: skype-classic
            era: classic
            confidence: low
            state: experimental
            description: A message of type 2 to the port of a supernode.
            sources: [{title: Measured}]
            transport: udp
            steps:
              - direction: to-server
                server: {ports: [33033]}
                shows:
                  - size: 18..45
                  - bytes: {at: 2, hex: "02"}
            recipe: |
              flow probe udp 10.1.0.2:31034 -> 203.0.113.7:33033 hit
                > hex 4a 1c 02 ; random 15
              flow other udp 10.1.0.2:31034 -> 203.0.113.8:33033 silent
                > hex 4a 1c 0d ; random 15
            """;

    static final String VERDICT = """
            {
              "signature": "T1",
              "contentHash": "0d6cc2b2a3e74a70a9d2b2ad10a5d8d8b6a3ba1ba6d5d1ef7b1e4d1c5b9e2a11",
              "holds": false,
              "verdict": "does not hold",
              "judges": ["in-process"],
              "notRun": ["suricata-8: there is no such engine on this machine"],
              "captures": [
                {
                  "name": "sent/office.pcap",
                  "sha256": "7a10554aa4b9a8ac29e77c894e9e9be0e1bb2e3cc2210c65b6ebc7efbc578f68",
                  "holds": false,
                  "counts": {"hits": 1, "misses": 0, "falseFlows": 1, "disagreements": 0},
                  "hits": [
                    {"flow": {"protocol": "UDP", "client": "10.1.0.2", "clientPort": 51413, "server": "203.0.113.7", "serverPort": 33033}, "packet": 42}
                  ],
                  "misses": [],
                  "falseFlows": [
                    {"judge": "in-process", "flow": {"protocol": "UDP", "client": "10.1.0.2", "clientPort": 51413, "server": "203.0.113.7", "serverPort": 33033},
                     "packet": 42, "why": "the capture was sent as negative"}
                  ],
                  "disagreements": [],
                  "notJudged": [],
                  "remarks": []
                }
              ],
              "corpus": {"judged": 316, "leftOut": 0, "why": "", "leftOutNames": [], "absent": [], "telling": 0, "captures": []},
              "rules": [
                {
                  "engine": "suricata-8",
                  "rules": [
                    {"part": "alert", "sid": 9210104, "rev": 1, "provisional": true, "helper": false, "text": "alert udp any any -> any 33033 (msg:...; sid:9210104; rev:1;)"}
                  ],
                  "notLoaded": "there is no such engine on this machine"
                }
              ]
            }
            """;

    private Examples() {}
}
