package io.skywarden.rules.plain;

import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import java.util.List;

/** The payload sizes that all conditions of a part leave possible; a packet without payload shows nothing. */
record PayloadBounds(int min, int max) {

    private static final int STUN_HEADER = 20;
    private static final int ATTRIBUTE_HEADER = 4;

    static PayloadBounds of(List<Leaf> leaves) {
        int min = 1;
        int max = PacketShows.LONGEST_PAYLOAD;
        for (Leaf leaf : leaves) {
            if (leaf instanceof PacketShows shows) {
                min = Math.max(min, shortest(shows));
                max = Math.min(max, longest(shows));
            }
        }
        if (min > max) {
            throw new Unsayable("no payload is both at least %d and at most %d bytes long: its sizes and offsets contradict each other"
                    .formatted(min, max));
        }
        return new PayloadBounds(min, max);
    }

    private static int shortest(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size(var min, var _) -> min;
            case PacketShows.SentAtMost _ -> 0;
            case PacketShows.Bytes b -> b.negated() ? 0 : b.from() + b.pattern().length();
            case PacketShows.ByteTest t -> t.at() + 1;
            case PacketShows.PadGenerator(var at) -> at + PacketShows.PadGenerator.LENGTH;
            case PacketShows.Guid(var at) -> at + PacketShows.Guid.LENGTH;
            case PacketShows.StunAttribute s -> s.framing().headerBytes() + STUN_HEADER + ATTRIBUTE_HEADER
                    + s.value().map(HexPattern::length).orElse(0);
        };
    }

    private static int longest(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size(var _, var max) -> max;
            case PacketShows.Guid(var at) -> at + PacketShows.Guid.LENGTH;
            case PacketShows.SentAtMost _, PacketShows.Bytes _, PacketShows.ByteTest _, PacketShows.PadGenerator _,
                    PacketShows.StunAttribute _ -> PacketShows.LONGEST_PAYLOAD;
        };
    }
}
