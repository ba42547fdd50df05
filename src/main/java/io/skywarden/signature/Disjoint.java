package io.skywarden.signature;

import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Whether two neighbouring steps can never be the same packet. Engines evaluate rules of one packet in an order of their
 * own, so a sequence is only well defined when its neighbours exclude each other.
 */
final class Disjoint {

    private Disjoint() {}

    static boolean apart(Step first, Step second) {
        return opposite(first.direction(), second.direction())
                || alternatives(first).stream().allMatch(a -> alternatives(second).stream().allMatch(b -> apart(a, b)));
    }

    private static boolean opposite(Direction first, Direction second) {
        return first != second && first != Direction.EITHER && second != Direction.EITHER;
    }

    private static boolean apart(List<Condition.Leaf> first, List<Condition.Leaf> second) {
        return first.stream().anyMatch(a -> second.stream().anyMatch(b -> contradict(a, b)));
    }

    private static boolean contradict(Condition.Leaf a, Condition.Leaf b) {
        if (a instanceof Size s && b instanceof Size t) {
            return s.max() < t.min() || t.max() < s.min();
        }
        return fixedBits(a).flatMap(x -> fixedBits(b).map(x::contradicts)).orElse(false);
    }

    /** The bits of one byte that a leaf fixes. */
    private record Bits(int at, int mask, int value) {
        boolean contradicts(Bits other) {
            int common = mask & other.mask;
            return at == other.at && (value & common) != (other.value & common);
        }
    }

    private static Optional<Bits> fixedBits(Condition.Leaf leaf) {
        return switch (leaf) {
            case ByteTest t when t.comparison() == Comparison.EQUAL -> Optional.of(new Bits(t.at(), t.mask(), t.value()));
            case PacketShows.Bytes b when b.isFixed() && !b.negated() ->
                    Optional.of(new Bits(b.from(), b.pattern().mask(0), b.pattern().value(0)));
            case StunAttribute s -> Optional.of(new Bits(s.framing().headerBytes(), 0xc0, 0));
            case PacketShows _ -> Optional.empty();
            case SessionShows _ -> Optional.empty();
        };
    }

    private static List<List<Condition.Leaf>> alternatives(Step step) {
        return Alternatives.of(step.shows());
    }
}
