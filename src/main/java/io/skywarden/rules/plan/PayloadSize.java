package io.skywarden.rules.plan;

import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Transport;
import java.util.List;

/**
 * The payload sizes that all conditions of a part leave possible; a packet without payload shows nothing. A rule may hold
 * only one dsize. A TCP rule must hold one: with it the engine looks at packets, without it at the reassembled stream. So
 * must a rule that asks for no byte, which an empty packet would fit.
 */
public record PayloadSize(int min, int max) {

    private static final int STUN_HEADER = 20;
    private static final int ATTRIBUTE_HEADER = 4;

    /** @throws Unsayable if no size is left */
    public static PayloadSize of(List<Leaf> leaves) {
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
        return new PayloadSize(min, max);
    }

    /** Whether the rule of this part must say it. */
    public boolean isAsked(Part part) {
        return part.transport() == Transport.TCP || part.leaves().stream().anyMatch(Size.class::isInstance)
                || part.leaves().stream().noneMatch(leaf -> leaf instanceof PacketShows shows && shortest(shows) > 0);
    }

    /** Whether no payload is too long. */
    public boolean isOpen() {
        return max == PacketShows.LONGEST_PAYLOAD;
    }

    private static int shortest(PacketShows leaf) {
        return switch (leaf) {
            case Size(var min, var _) -> min;
            case PacketShows.SentAtMost _ -> 0;
            case Bytes b -> b.negated() ? 0 : b.from() + b.pattern().length();
            case PacketShows.ByteTest t -> t.at() + 1;
            case PacketShows.PadGenerator(var at) -> at + PacketShows.PadGenerator.LENGTH;
            case PacketShows.Guid(var at) -> at + PacketShows.Guid.LENGTH;
            case PacketShows.StunAttribute s -> s.framing().headerBytes() + STUN_HEADER + ATTRIBUTE_HEADER
                    + s.value().map(HexPattern::length).orElse(0);
        };
    }

    private static int longest(PacketShows leaf) {
        return switch (leaf) {
            case Size(var _, var max) -> max;
            case PacketShows.Guid(var at) -> at + PacketShows.Guid.LENGTH;
            case PacketShows.SentAtMost _, Bytes _, PacketShows.ByteTest _, PacketShows.PadGenerator _,
                    PacketShows.StunAttribute _ -> PacketShows.LONGEST_PAYLOAD;
        };
    }
}
