package io.skywarden.proof;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Count;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Era;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Family;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.MalformedSignature;
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
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes signatures by chance that use every leaf, direction, server side, count, and choices between them. */
final class RandomSignature {

    /** Few values, so that what one leaf asks for turns up where another looks. */
    static final int[] ALPHABET = {0x00, 0x01, 0x02, 0x30, 0x45, 0x80, 0x8d, 0xff};

    private final Random random;

    RandomSignature(Random random) {
        this.random = random;
    }

    Signature make(String id) {
        while (true) {
            try {
                Detection detection = random.nextInt(4) == 0 ? new RandomSession(random).detection() : packets();
                return new Signature(new SignatureId(id), "Random " + id, Family.TEAMS, Era.ALL, Confidence.LOW,
                        new State.Experimental(), "Made by chance.", List.of(new Source("Chance", Optional.empty())), detection,
                        new Expectations(List.of()));
            } catch (MalformedSignature contradictory) {
                // Chance made what the model refuses, such as steps that one packet could be both of: try again.
                continue;
            }
        }
    }

    private Detection packets() {
        Transport transport = random.nextInt(3) == 0 ? Transport.TCP : Transport.UDP;
        int steps = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
        List<Step> made = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            made.add(step(transport, i, steps));
        }
        return new Detection(transport, made, random.nextInt(5) == 0 ? Optional.of(count()) : Optional.empty());
    }

    private Step step(Transport transport, int number, int of) {
        Direction direction = Direction.values()[random.nextInt(3)];
        List<Condition> parts = new ArrayList<>();
        if (of > 1) {
            parts.add(new ByteTest(0, 0xff, Comparison.EQUAL, ALPHABET[number % 2 + random.nextInt(3) * 2]));
        }
        parts.add(random.nextInt(4) == 0 ? choice(transport) : leaf(transport));
        for (int i = random.nextInt(3); i > 0; i--) {
            parts.add(leaf(transport));
        }
        return new Step(direction, server(direction), new All(parts));
    }

    private Condition choice(Transport transport) {
        return new Any(List.of(leaf(transport), new All(List.of(leaf(transport), leaf(transport)))));
    }

    private Count count() {
        return random.nextBoolean()
                ? new Count(Count.Scope.FLOWS_PER_SOURCE, 1 + random.nextInt(4), Duration.ofSeconds(1 + random.nextInt(60)))
                : new Count(Count.Scope.PACKETS_PER_PAIR, 1 + random.nextInt(5), Duration.ofSeconds(1 + random.nextInt(60)));
    }

    private ServerSide server(Direction direction) {
        boolean either = direction == Direction.EITHER && random.nextBoolean();
        return switch (random.nextInt(6)) {
            case 0 -> new ServerSide(List.of(new PortRange(33_000, 33_100)), List.of(), either);
            case 1 -> new ServerSide(List.of(new PortRange(443, 443), new PortRange(40_001, 40_050)), List.of(), either);
            case 2 -> new ServerSide(List.of(), List.of(Network.parse("203.0.113.0/25")), either);
            default -> ServerSide.ANY;
        };
    }

    private Condition leaf(Transport transport) {
        int at = random.nextInt(6);
        return switch (random.nextInt(12)) {
            case 0, 1 -> size();
            case 2, 3 -> Bytes.at(at, HexPattern.parse(hex(1 + random.nextInt(3))));
            case 4 -> new Bytes(HexPattern.parse(hex(1 + random.nextInt(2))), at, at + 2 + random.nextInt(20), random.nextInt(3) == 0);
            case 5 -> new Bytes(HexPattern.parse(hex(2)), at * 10, 65_535, random.nextInt(3) == 0);
            case 6 -> Bytes.at(at, HexPattern.parse(hex(1) + "?" + hex(1).charAt(1) + "??" + hex(1).charAt(0) + "?"));
            case 7, 8 -> test(at * (1 + random.nextInt(8)));
            case 9 -> stun();
            case 10 -> random.nextInt(3) > 0 ? new PadGenerator(at) : new Guid(at % 3);
            default -> transport == Transport.TCP ? new SentAtMost(1 + random.nextInt(150)) : size();
        };
    }

    private Condition size() {
        int min = random.nextInt(40);
        return switch (random.nextInt(3)) {
            case 0 -> new Size(min, min);
            case 1 -> new Size(min, min + random.nextInt(60));
            default -> new Size(min, 65_535);
        };
    }

    private ByteTest test(int at) {
        int mask = 1 + random.nextInt(255);
        Comparison comparison = Comparison.values()[random.nextInt(4)];
        return new ByteTest(at, mask, comparison, mask & ALPHABET[random.nextInt(ALPHABET.length)]);
    }

    private StunAttribute stun() {
        boolean exact = random.nextBoolean();
        int min = random.nextInt(5);
        return new StunAttribute(random.nextInt(4) > 0 ? Framing.DATAGRAM : Framing.RFC4571, random.nextBoolean() ? 0x8070 : 0x8054,
                min, exact ? min : min + random.nextInt(3),
                exact && min > 0 && random.nextBoolean() ? Optional.of(HexPattern.parse("00")) : Optional.empty());
    }

    private String hex(int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append("%02x".formatted(ALPHABET[random.nextInt(ALPHABET.length)]));
        }
        return text.toString();
    }
}
