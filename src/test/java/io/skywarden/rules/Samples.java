package io.skywarden.rules;

import static io.skywarden.signature.Direction.EITHER;
import static io.skywarden.signature.Direction.TO_CLIENT;
import static io.skywarden.signature.Direction.TO_SERVER;
import static io.skywarden.signature.Transport.TCP;
import static io.skywarden.signature.Transport.UDP;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Count;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.Era;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Family;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.Network;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Tag;
import io.skywarden.signature.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signatures that use every leaf, every direction and every count at least once. */
public final class Samples {

    private Samples() {}

    public static List<Signature> all() {
        return List.of(
                supernodePorts(), nackAfterProbe(), fanOut(), media(), paddedOpening(), sizeChain(), maskedBytes(),
                fixedHello(), stunDatagram(), stunRange(), stunFramed(), guidAck(), relays(), anySide(), negatedBeyond(), refused(),
                name("D01", UDP, new SessionShows.DnsQuery(under("skype.com"))),
                name("D02", UDP, new SessionShows.DnsQuery(new NamePattern.Starting("skypedata", Optional.of(domain("cloudapp.net"))))),
                name("D03", UDP, new SessionShows.DnsQuery(new NamePattern.Starting("lyncdiscover", Optional.empty()))),
                name("D04", UDP, new SessionShows.DnsQuery(new NamePattern.LabelEnding("-teams", domain("cloudapp.net")))),
                name("D05", UDP, new SessionShows.DnsQuery(new NamePattern.Containing("flightproxy"))),
                name("M01", TCP, new SessionShows.TlsServerName(under("skype.com"))),
                name("M02", TCP, new SessionShows.TlsServerName(new NamePattern.Exactly(domain("ui.skype.com")))),
                name("M04", TCP, new SessionShows.TlsCertificateName(domain("gateway.messenger.live.com"))),
                name("M05", TCP, new SessionShows.TlsCertificateName(domain("skype.com"))),
                name("M11", UDP, new SessionShows.QuicServerName(under("skype.com"))),
                name("M13", TCP, new SessionShows.Ja3("e4d448cdfe06dc1243c1eb026c74ac9a")),
                name("W01", TCP, new All(List.of(
                        new SessionShows.HttpHost(under("skype.com")),
                        new SessionShows.HttpUri(new SessionShows.Text("/getlatestversion?ver=", false)),
                        new SessionShows.HttpUri(new SessionShows.Text("/ui/", true)),
                        new SessionShows.HttpUserAgent(new SessionShows.Text("Skype; \"x\" | \\ (", true))))));
    }

    /** C02 of the prototype: 137 flows in a capture of 2015. */
    public static Signature supernodePorts() {
        return signature("C02", UDP, new Step(TO_SERVER,
                new ServerSide(List.of(new PortRange(33033, 33033), new PortRange(40001, 40050)), List.of(), false),
                new All(List.of(new Size(18, 45), at(2, "02")))));
    }

    static Signature nackAfterProbe() {
        return signature("C04", UDP, probe(), step(TO_CLIENT, new All(List.of(
                new Size(11, 11), new ByteTest(2, 0x8d, Comparison.EQUAL, 0x05)))));
    }

    private static Step probe() {
        return step(TO_SERVER, new All(List.of(new Size(18, 400), at(2, "02"), not(0, "30"), not(1, "00"), not(3, "00"))));
    }

    static Signature fanOut() {
        return signature("C07", UDP, Optional.of(new Count(Count.Scope.FLOWS_PER_SOURCE, 10, Duration.ofSeconds(60))),
                step(TO_SERVER, new All(List.of(new Size(18, 45), at(2, "02")))));
    }

    static Signature media() {
        return signature("R13", UDP, Optional.of(new Count(Count.Scope.PACKETS_PER_PAIR, 20, Duration.ofSeconds(10))),
                step(EITHER, new StunAttribute(Framing.DATAGRAM, 0x8070, 4, 4, Optional.of(HexPattern.parse("00 00 00")))),
                step(EITHER, new All(List.of(new Size(20, 65535), new ByteTest(0, 0xc0, Comparison.EQUAL, 0x80)))));
    }

    /** C10 of the prototype: 43 flows in a capture of 2015. */
    public static Signature paddedOpening() {
        return signature("C10", TCP, step(TO_SERVER, new All(List.of(new Size(52, 111), new SentAtMost(128), new PadGenerator(48)))));
    }

    /** C20 of the prototype: 43 flows in a capture of 2015. */
    public static Signature sizeChain() {
        return signature("C20", TCP,
                step(TO_SERVER, new All(List.of(new Size(48, 111), new SentAtMost(128)))),
                step(TO_CLIENT, new All(List.of(new Size(48, 111), new SentAtMost(128)))),
                step(TO_SERVER, new All(List.of(new Size(8, 8), new SentAtMost(138)))));
    }

    static Signature maskedBytes() {
        return signature("X01", UDP, step(TO_SERVER, new All(List.of(
                at(0, "16 03 ?? 0? 4? 05 f?"), new ByteTest(9, 0xff, Comparison.UNEQUAL, 0x12),
                new ByteTest(10, 0x70, Comparison.LESS, 0x40), new ByteTest(11, 0x0c, Comparison.GREATER, 0x04),
                new Bytes(HexPattern.parse("73 69 70 3a"), 12, 40, false), Bytes.behind(0, HexPattern.parse("ff"))))));
    }

    static Signature fixedHello() {
        return signature("C12", TCP, step(TO_SERVER, at(0, "80 46 01 03 01 00 2d 00 00 00 10")));
    }

    static Signature stunDatagram() {
        return signature("R01", UDP, step(EITHER,
                new StunAttribute(Framing.DATAGRAM, 0x8070, 4, 4, Optional.of(HexPattern.parse("00 00 00")))));
    }

    static Signature stunRange() {
        return signature("R02", UDP, step(EITHER, new All(List.of(
                new StunAttribute(Framing.DATAGRAM, 0x8054, 1, 8, Optional.empty()),
                new StunAttribute(Framing.DATAGRAM, 0x8055, 0, 255, Optional.empty())))));
    }

    static Signature stunFramed() {
        return signature("R06", TCP, step(EITHER,
                new StunAttribute(Framing.RFC4571, 0x8070, 4, 4, Optional.of(HexPattern.parse("00 00 00")))));
    }

    static Signature guidAck() {
        return signature("R07", UDP, new Step(EITHER, new ServerSide(List.of(new PortRange(3478, 3478)), List.of(), false),
                new All(List.of(at(0, "03"), new Guid(1)))));
    }

    static Signature relays() {
        return signature("R08", UDP, new Step(EITHER,
                new ServerSide(List.of(new PortRange(3478, 3481)), List.of(
                        Network.parse("13.107.64.0/18"), Network.parse("52.112.0.0/14"), Network.parse("2603:1063::/38")), false),
                new Size(0, 65535)));
    }

    static Signature anySide() {
        return signature("X02", TCP, step(EITHER, new Any(List.of(
                new All(List.of(new Size(14, 14), new SentAtMost(28))), new All(List.of(new Size(0, 20), not(0, "00"))),
                new Size(0, 65535)))));
    }

    static Signature negatedBeyond() {
        return signature("X03", UDP, step(TO_SERVER, new All(List.of(new Size(4, 4), not(10, "30"), at(0, "01")))));
    }

    static Signature refused() {
        return signature("X04", UDP, step(TO_SERVER, new All(List.of(new Size(0, 4), at(10, "30")))));
    }

    public static Signature name(String id, Transport transport, Condition shows) {
        return signature(id, transport, step(EITHER, shows));
    }

    public static Signature signature(String id, Transport transport, Step... steps) {
        return signature(id, transport, Optional.empty(), steps);
    }

    public static Signature signature(String id, Transport transport, Optional<Count> count, Step... steps) {
        return titled(id, "Sample " + id + "; \"quoted\\\"", new Detection(transport, List.of(steps), count));
    }

    public static Signature titled(String id, String title, Detection detection) {
        return new Signature(new SignatureId(id), title, Family.SKYPE_CLASSIC, Era.CLASSIC, Confidence.HIGH, new State.Active(),
                "A sample.", List.of(
                        new Source("A paper", Optional.of(URI.create("https://paper.example/skype.html?page=1"))),
                        new Source("Unsafe", Optional.of(URI.create("https://paper.example/a;b,c"))),
                        new Source("Measured", Optional.empty())),
                detection, new Expectations(List.of()));
    }

    public static Step step(Direction direction, Condition shows) {
        return new Step(direction, ServerSide.ANY, shows);
    }

    private static NamePattern under(String name) {
        return new NamePattern.Under(domain(name));
    }

    private static DomainName domain(String name) {
        return new DomainName(name);
    }

    public static Bytes at(int offset, String hex) {
        return Bytes.at(offset, HexPattern.parse(hex));
    }

    private static Bytes not(int offset, String hex) {
        return new Bytes(HexPattern.parse(hex), offset, offset + HexPattern.parse(hex).length(), true);
    }

    /** The same with these tags. */
    public static Signature tagged(Signature signature, String... tags) {
        return new Signature(signature.id(), signature.title(), signature.family(), signature.era(), signature.confidence(), signature.state(),
                signature.description(), signature.sources(), signature.detection(), signature.expectations(), Stream.of(tags).map(Tag::new).toList());
    }
}
