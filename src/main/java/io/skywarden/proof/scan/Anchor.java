package io.skywarden.proof.scan;

import io.skywarden.signature.HexPattern;
import java.util.Optional;

/**
 * The part of a pattern that an automaton looks for: some of its fixed bytes, letters in lower case when case does not matter.
 *
 * @param at its index within the pattern
 */
record Anchor(byte[] bytes, int at) {

    /** Longer ones are hardly ever rarer, and each byte of each costs a state. */
    private static final int LONGEST = 6;

    /** The longest part, and of several the one with the most different bytes; empty for a pattern without a fixed byte. */
    static Optional<Anchor> of(HexPattern pattern, boolean fold) {
        Anchor best = null;
        for (int at = 0; at < pattern.length(); at++) {
            int length = 0;
            while (length < LONGEST && at + length < pattern.length() && pattern.mask(at + length) == 0xff) {
                length++;
            }
            Anchor here = new Anchor(cut(pattern, at, length, fold), at);
            if (length > 0 && (best == null || here.isBetterThan(best))) {
                best = here;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isBetterThan(Anchor other) {
        return bytes.length > other.bytes.length || bytes.length == other.bytes.length && variety() > other.variety();
    }

    private long variety() {
        return java.util.stream.IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
    }

    private static byte[] cut(HexPattern pattern, int at, int length, boolean fold) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (fold ? folded(pattern.value(at + i)) : pattern.value(at + i));
        }
        return bytes;
    }

    static int folded(int octet) {
        return Sought.isLetter(octet) ? octet | 0x20 : octet;
    }
}
