package io.skywarden.signature;

import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two neighbouring steps can never be the same packet. Engines evaluate rules of one packet in an order of their
 * own, so a sequence is only well defined when its neighbours exclude each other.
 */
final class Disjoint {

    private Disjoint() {}

    static boolean apart(Step first, Step second) {
        List<Look> others = looks(second);
        return opposite(first.direction(), second.direction())
                || looks(first).stream().allMatch(a -> others.stream().allMatch(a::contradicts));
    }

    private static boolean opposite(Direction first, Direction second) {
        return first != second && first != Direction.EITHER && second != Direction.EITHER;
    }

    private static List<Look> looks(Step step) {
        return Alternatives.of(step.shows()).stream().map(Look::new).toList();
    }

    /** What one alternative asks of a packet's size and of single bits, gathered once: signatures may come from strangers. */
    private static final class Look {

        private int smallest = Integer.MIN_VALUE;
        private int largest = Integer.MAX_VALUE;
        private final Map<Integer, Bits> bitsAt = new HashMap<>();

        Look(List<Condition.Leaf> leaves) {
            leaves.forEach(this::add);
        }

        private void add(Condition.Leaf leaf) {
            switch (leaf) {
                case Size(int min, int max) -> {
                    smallest = Math.max(smallest, min);
                    largest = Math.min(largest, max);
                }
                case ByteTest t when t.comparison() == Comparison.EQUAL -> fix(t.at(), t.mask(), t.value());
                case PacketShows.Bytes b when b.isFixed() && !b.negated() -> fix(b.from(), b.pattern().mask(0), b.pattern().value(0));
                case StunAttribute s -> fix(s.framing().headerBytes(), 0xc0, 0);
                case PacketShows _, SessionShows _ -> { }
            }
        }

        private void fix(int at, int mask, int value) {
            bitsAt.merge(at, new Bits(value, mask & ~value), (a, b) -> new Bits(a.ones | b.ones, a.zeros | b.zeros));
        }

        boolean contradicts(Look other) {
            return largest < other.smallest || other.largest < smallest
                    || bitsAt.entrySet().stream().anyMatch(bits -> bits.getValue().contradict(other.bitsAt.get(bits.getKey())));
        }
    }

    /** The bits of one byte that must be set, and those that must not. */
    private record Bits(int ones, int zeros) {
        boolean contradict(Bits other) {
            return other != null && ((ones & other.zeros) | (zeros & other.ones)) != 0;
        }
    }
}
