package io.skywarden.rules.plain;

import io.skywarden.signature.PacketShows.ByteTest;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The values one byte may have, as a regular expression that is true in every flavour: hexadecimal escapes, ranges, nothing else. */
final class ByteSet {

    /** Any byte, the end of a line too, which a dot often leaves out. */
    static final String ANY = "[\\x00-\\xff]";

    private static final int ALL = 256;

    private final BitSet values;

    private ByteSet(BitSet values) {
        this.values = values;
    }

    static ByteSet of(IntPredicate allowed) {
        BitSet values = new BitSet(ALL);
        IntStream.range(0, ALL).filter(allowed).forEach(values::set);
        return new ByteSet(values);
    }

    static ByteSet under(int mask, int value) {
        return of(b -> (b & mask) == value);
    }

    static ByteSet passing(ByteTest test) {
        return of(b -> {
            int masked = b & test.mask();
            return switch (test.comparison()) {
                case EQUAL -> masked == test.value();
                case UNEQUAL -> masked != test.value();
                case LESS -> masked < test.value();
                case GREATER -> masked > test.value();
            };
        });
    }

    ByteSet and(ByteSet other) {
        BitSet both = (BitSet) values.clone();
        both.and(other.values);
        return new ByteSet(both);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean isFull() {
        return values.cardinality() == ALL;
    }

    static String literal(int value) {
        return "\\x%02x".formatted(value);
    }

    String regex() {
        if (values.cardinality() == 1) {
            return literal(values.nextSetBit(0));
        }
        StringBuilder regex = new StringBuilder("[");
        for (int from = values.nextSetBit(0); from >= 0; from = values.nextSetBit(values.nextClearBit(from))) {
            int to = values.nextClearBit(from) - 1;
            regex.append(literal(from)).append(to > from + 1 ? "-" : "").append(to > from ? literal(to) : "");
        }
        return regex.append(']').toString();
    }
}
