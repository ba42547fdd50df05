package io.skywarden.proof;

import static io.skywarden.proof.RandomTraffic.one;

import io.skywarden.rules.Samples;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Count;
import io.skywarden.signature.Direction;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.Network;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Signatures made by chance out of every kind of condition; what the model refuses is drawn again. */
final class RandomSignatures {

    private final Random chance;

    private RandomSignatures(Random chance) {
        this.chance = chance;
    }

    static List<Signature> of(Random chance, int number) {
        RandomSignatures random = new RandomSignatures(chance);
        List<Signature> signatures = new ArrayList<>();
        while (signatures.size() < number) {
            try {
                signatures.add(random.signature("S" + signatures.size()));
            } catch (MalformedSignature refused) {
                continue;
            }
        }
        return signatures;
    }

    private Signature signature(String id) {
        Transport transport = chance.nextBoolean() ? Transport.TCP : Transport.UDP;
        if (chance.nextInt(3) == 0) {
            return Samples.signature(id, transport, new Step(Direction.EITHER, ServerSide.ANY, tree(this::session, 2)));
        }
        Step[] steps = new Step[chance.nextInt(3) == 0 ? 2 + chance.nextInt(2) : 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new Step(one(List.of(Direction.values()), chance), server(), tree(this::packet, 2));
        }
        Optional<Count> count = chance.nextInt(4) > 0 ? Optional.empty() : Optional.of(new Count(
                one(List.of(Count.Scope.values()), chance), 1 + chance.nextInt(3), Duration.ofSeconds(1 + chance.nextInt(3))));
        return Samples.signature(id, transport, count, steps);
    }

    private ServerSide server() {
        if (chance.nextInt(3) > 0) {
            return ServerSide.ANY;
        }
        int port = one(RandomTraffic.PORTS, chance);
        List<PortRange> ports = chance.nextBoolean() ? List.of() : List.of(new PortRange(port, port + chance.nextInt(2_000)));
        List<Network> networks = chance.nextBoolean() ? List.of() : List.of(Network.parse(
                one(List.of("52.112.0.0/14", "52.113.0.0/16", "10.1.0.2/32", "2001:db8::/32", "2001:db8:1::2/128", "::/0", "0.0.0.0/0"), chance)));
        return new ServerSide(ports, networks, chance.nextInt(3) == 0);
    }

    private Condition tree(Supplier<Condition> leaf, int depth) {
        if (depth == 0 || chance.nextInt(3) == 0) {
            return leaf.get();
        }
        List<Condition> parts = new ArrayList<>();
        int number = 1 + chance.nextInt(3);
        for (int i = 0; i < number; i++) {
            parts.add(tree(leaf, depth - 1));
        }
        return chance.nextBoolean() ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition packet() {
        int at = chance.nextInt(8);
        return switch (chance.nextInt(9)) {
            case 0 -> new PacketShows.Size(at, at + chance.nextInt(30));
            case 1 -> new PacketShows.SentAtMost(1 + chance.nextInt(60));
            case 2 -> PacketShows.Bytes.at(at, pattern(chance.nextBoolean()));
            case 3 -> {
                HexPattern pattern = pattern(false);
                yield new PacketShows.Bytes(pattern, at, at + pattern.length() + chance.nextInt(20), chance.nextInt(3) == 0);
            }
            case 4 -> PacketShows.Bytes.behind(at, pattern(false));
            case 5 -> {
                int mask = 1 + chance.nextInt(255);
                yield new PacketShows.ByteTest(at, mask, one(List.of(PacketShows.Comparison.values()), chance),
                        chance.nextInt(256) & mask);
            }
            case 6 -> new PacketShows.PadGenerator(at);
            case 7 -> new PacketShows.Guid(chance.nextInt(2));
            default -> new PacketShows.StunAttribute(one(List.of(PacketShows.Framing.values()), chance), 0x8070, 4, 4,
                    chance.nextBoolean() ? Optional.empty() : Optional.of(pattern(true)));
        };
    }

    private HexPattern pattern(boolean masked) {
        String octets = RandomTraffic.octets(chance, 1 + chance.nextInt(2)).substring(4);
        return HexPattern.parse(masked ? octets.replace("02", "0?").replace("30", "?0") : octets);
    }

    private Condition session() {
        return switch (chance.nextInt(8)) {
            case 0, 1 -> new SessionShows.DnsQuery(name());
            case 2 -> new SessionShows.TlsServerName(name());
            case 3 -> new SessionShows.TlsCertificateName(domain());
            case 4 -> new SessionShows.QuicServerName(name());
            case 5 -> new SessionShows.HttpHost(name());
            case 6 -> new SessionShows.HttpUri(new SessionShows.Text(chance.nextBoolean() ? "/a" : "b", chance.nextBoolean()));
            default -> new SessionShows.HttpUserAgent(new SessionShows.Text("A", chance.nextBoolean()));
        };
    }

    private NamePattern name() {
        return switch (chance.nextInt(5)) {
            case 0 -> new NamePattern.Under(domain());
            case 1 -> new NamePattern.Exactly(domain());
            case 2 -> new NamePattern.Starting(one(List.of("skype", "ui", "a."), chance),
                    chance.nextBoolean() ? Optional.empty() : Optional.of(domain()));
            case 3 -> new NamePattern.LabelEnding("-teams", domain());
            default -> new NamePattern.Containing(one(List.of("teams", "skype", "."), chance));
        };
    }

    private DomainName domain() {
        return new DomainName(one(RandomTraffic.NAMES, chance));
    }
}
