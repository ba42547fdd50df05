package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.SizeRange;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Optional;

/**
 * The payload sizes that all conditions of a part leave possible; a packet without payload shows nothing. A rule may hold
 * only one dsize. A TCP rule must hold one: with it the engine looks at packets, without it at the reassembled stream. So
 * must a rule that asks for no byte, which an empty packet would fit.
 */
record PayloadSize(int min, int max) {

    private static final int STUN_HEADER = 20;
    private static final int ATTRIBUTE_HEADER = 4;

    static PayloadSize of(List<Leaf> leaves) {
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

    /** The dsize option, if this part needs one. */
    Optional<Option> option(Part part, SizeRange range) {
        boolean asked = part.transport() == Transport.TCP || part.leaves().stream().anyMatch(Size.class::isInstance)
                || part.leaves().stream().noneMatch(leaf -> leaf instanceof PacketShows shows && shortest(shows) > 0);
        return asked ? Optional.of(Option.of("dsize", text(range))) : Optional.empty();
    }

    private String text(SizeRange range) {
        if (min == max) {
            return Integer.toString(min);
        }
        if (max == PacketShows.LONGEST_PAYLOAD) {
            return ">" + (min - 1);
        }
        return switch (range) {
            case EXCLUSIVE -> (min - 1) + "<>" + (max + 1);
            case INCLUSIVE -> min + "<>" + max;
        };
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
