package io.skywarden.proof.scan;

import java.util.Arrays;

/** Which patterns a payload holds. One object serves many scans, so that a scan leaves no garbage. */
public final class Found {

    private final long[] words;

    Found(int patterns) {
        words = new long[(patterns + 63) >>> 6];
    }

    /** Whether the pattern with this number stands where it is sought. */
    public boolean has(int number) {
        return (words[number >>> 6] >>> number & 1) != 0;
    }

    /** Whether there is any. */
    public boolean any() {
        for (long word : words) {
            if (word != 0) {
                return true;
            }
        }
        return false;
    }

    void add(int number) {
        words[number >>> 6] |= 1L << number;
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Found that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** The numbers. */
    @Override
    public String toString() {
        return java.util.BitSet.valueOf(words).toString();
    }
}
