package io.skywarden.rules;

import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.MalformedSubmission;
import io.skywarden.signature.yaml.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Documents of signatures as users submit them, with every field there is, each of them in turn in an enemy's hand. */
public final class HostileSignatures {

    private static final String HEAD = """
            id: A1
            title: A sample
            family: teams
            era: all
            confidence: low
            state: active
            description: A sample.
            sources: [{title: A paper, url: "https://paper.example/"}]
            recipe: "flow a udp 10.1.0.2:31034 -> 203.0.113.7:443 hit\\n> random 18\\n"
            """;
    private static final String ALL_BUT_STEPS = """
            id: <<id=A1>>
            title: <<title=A sample>>
            family: <<family=teams>>
            era: <<era=all>>
            confidence: <<confidence=high>>
            state: <<state=active>>
            tags: [<<tag=voice>>, <<tag-2=home-office>>]
            description: <<description=A sample.>>
            sources:
              - {title: <<source=A paper>>, url: <<url=https://paper.example/a?b=c>>}
              - title: Measured
            proof:
              captures:
                - {sha256: <<sha256=491861ee7b634088b81d7ca62d80b31e97f0e4dd2180085a66403a2285cfd50c>>, name: <<capture=a.pcap>>, at-least: <<at-least=3>>}
              differences:
                - {judge: <<judge=suricata-8>>, capture: recipe, at-most: <<at-most=2>>, reason: <<difference=It sees less of it.>>, until: <<until=2099-01-31>>}
            recipe: <<recipe=flow a udp 10.1.0.2:31034 -> 203.0.113.7:443 hit>>
            transport: <<transport=tcp>>
            steps:
              - shows: [{http-host: {under: skype.com}}]
            """;
    private static final String REQUEST = HEAD + """
            transport: tcp
            steps:
              - shows:
                  - http-host: {under: <<host=skype.com>>}
                  - http-uri: {containing: <<uri=/ui/?a=b>>}
                  - http-uri: {starting: <<uri-start=/ui/>>}
                  - http-user-agent: {containing: <<agent=Skype>>}
                  - http-user-agent: {starting: <<agent-start=Sky>>}
            """;
    private static final String NAMES = HEAD + """
            transport: udp
            steps:
              - shows:
                  any:
                    - dns-query: {under: <<dns-under=skype.com>>}
                    - dns-query: {exactly: <<dns-exactly=ui.skype.com>>}
                    - dns-query: {starting: <<dns-starting=skypedata>>, under: <<dns-starting-under=cloudapp.net>>}
                    - dns-query: {ending: <<dns-ending=-teams>>, under: <<dns-ending-under=cloudapp.net>>}
                    - dns-query: {containing: <<dns-containing=flightproxy>>}
                    - quic-server-name: {under: <<quic=skype.com>>}
            """;
    private static final String TLS = HEAD + """
            transport: tcp
            steps:
              - shows:
                  any:
                    - tls-server-name: {under: <<sni-under=skype.com>>}
                    - tls-server-name: {exactly: <<sni-exactly=ui.skype.com>>}
                    - tls-server-name: {starting: <<sni-starting=lync>>}
                    - tls-server-name: {ending: <<sni-ending=-teams>>, under: <<sni-ending-under=cloudapp.net>>}
                    - tls-server-name: {containing: <<sni-containing=flightproxy>>}
                    - tls-certificate: {under: <<certificate=gateway.messenger.live.com>>}
                    - ja3: <<ja3=e4d448cdfe06dc1243c1eb026c74ac9a>>
            """;
    private static final String BYTES = HEAD + """
            transport: udp
            steps:
              - direction: <<direction=to-server>>
                server: {ports: [<<port=443>>, <<ports=33033..33040>>], networks: [<<network=52.112.0.0/14>>, <<network-6=2603:1063::/38>>]}
                shows:
                  - bytes: {at: <<at=0>>, hex: <<hex=16 03 ?? 0?>>}
                  - bytes: {from: <<from=8>>, to: <<to=60>>, text: <<text=sip:a>>}
            """;
    private static final String PACKETS = HEAD + """
            transport: udp
            count: {packets-per-pair: <<packets=20>>, within: <<within=10>>}
            steps:
              - direction: to-server
                shows: [{size: <<size=18..45>>}, {no-bytes: {at: 1, hex: <<no-hex=30>>}}, {test: {at: <<test-at=2>>, mask: <<mask=0c>>, less: <<less=04>>}}]
              - direction: to-client
                peer-comment: none
                shows: [{stun: {type: <<stun-type=8070>>, length: <<stun-length=4>>, value: <<stun-value=0? 00 00>>, framing: <<framing=datagram>>}}]
            """.replace("    peer-comment: none\n", "");
    private static final String STREAM = HEAD + """
            transport: tcp
            steps:
              - direction: to-server
                shows: [{size: 52..111}, {sent-at-most: <<sent=128>>}, {pad: <<pad=48>>}]
              - direction: to-client
                shows: [{bytes: {at: 0, text: "x"}}, {guid: <<guid=1>>}]
            """;
    private static final String PEERS = HEAD.replace("state: active", "state: retired\nreason: <<reason=It hit others.>>") + """
            transport: udp
            count: {flows-per-source: <<flows=10>>, within: 60}
            steps:
              - peer: {ports: <<peer-ports=3478..3481>>, networks: <<peer-network=13.107.64.0/18>>}
                shows: [{bytes: {at: 0, hex: "01"}}]
            """;
    private static final String JSON = """
            {"id": "A1", "title": <<json-title=A sample>>, "family": "teams", "era": "all", "confidence": "low", "state": "active", "tags": [<<json-tag=voice>>],
             "description": <<json-description=A sample.>>, "sources": [{"title": <<json-source=A paper>>, "url": <<json-url=https://paper.example/>>}],
             "recipe": <<json-recipe=flow a udp 10.1.0.2:31034 -> 203.0.113.7:443 hit>>, "transport": "tcp",
             "steps": [{"shows": [{"http-uri": {"containing": <<json-uri=/ui/>>}}, {"http-host": {"exactly": <<json-host=ui.skype.com>>}}]}]}
            """;

    private static final List<HostileDocument> DOCUMENTS = Stream.of(Map.entry("all", ALL_BUT_STEPS), Map.entry("request", REQUEST), Map.entry("names", NAMES),
            Map.entry("tls", TLS), Map.entry("bytes", BYTES), Map.entry("packets", PACKETS), Map.entry("stream", STREAM), Map.entry("peers", PEERS),
            Map.entry("json", JSON)).map(each -> new HostileDocument(each.getKey(), each.getValue())).toList();

    /** Those that take what people write, and so much of what an enemy writes. */
    public static final List<String> FREE = List.of("title", "description", "source", "capture", "difference", "recipe", "reason",
            "uri", "uri-start", "agent", "agent-start", "text", "json-title", "json-description", "json-source", "json-recipe", "json-uri");

    private HostileSignatures() {}

    /** The names of all fields. */
    public static List<String> fields() {
        return DOCUMENTS.stream().flatMap(document -> document.fields().stream()).toList();
    }

    /** A signature that was taken, and what stood in the field. */
    public record Taken(AuthoredSignature authored, String value) {}

    /** Those of so many hostile documents that are taken; the others were refused with complaints of one line each. */
    public static List<Taken> taken(String field, int number) {
        HostileDocument document = DOCUMENTS.stream().filter(each -> each.fields().contains(field)).findFirst().orElseThrow();
        List<Taken> taken = new ArrayList<>();
        for (HostileDocument.Spoilt spoilt : document.spoilt(field, number, new Random(field.hashCode()))) {
            try {
                taken.add(new Taken(Submission.read(spoilt.document(), "submission"), spoilt.value()));
            } catch (MalformedSubmission refused) {
                if (refused.complaints().isEmpty() || refused.complaints().stream().anyMatch(complaint -> !complaint.toString().matches("\\P{Cc}*"))) {
                    throw new AssertionError("refused without a clear word: " + spoilt.document(), refused);
                }
            }
        }
        return taken;
    }
}
