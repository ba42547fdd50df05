package io.skywarden.proof;

import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.ByteTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What single bytes at fixed offsets must be: for each offset the set of the values that are right, as 256 bits. All that
 * is asked of one byte becomes one set, and the byte that is right most seldom is looked at first.
 */
final class ByteTests {

    private final int[] offsets;
    /** Four words an offset. */
    private final long[] sets;

    private ByteTests(List<Integer> offsets, List<long[]> sets) {
        this.offsets = offsets.stream().mapToInt(Integer::intValue).toArray();
        this.sets = sets.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    /** The payload is long enough for every offset. */
    boolean hold(byte[] data, int from) {
        for (int i = 0; i < offsets.length; i++) {
            int value = data[from + offsets[i]] & 0xff;
            if ((sets[i << 2 | value >>> 6] >>> (value & 63) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Collects what is asked of bytes. */
    static final class Asked {
        private final TreeMap<Integer, long[]> byOffset = new TreeMap<>();

        void pattern(int at, HexPattern pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                int mask = pattern.mask(i);
                int value = pattern.value(i);
                if (mask != 0) {
                    narrow(at + i, octet -> (octet & mask) == value);
                }
            }
        }

        void test(ByteTest test) {
            narrow(test.at(), octet -> PacketMatch.compare(test, octet & test.mask()));
        }

        private void narrow(int offset, java.util.function.IntPredicate right) {
            long[] set = byOffset.computeIfAbsent(offset, _ -> new long[] {-1, -1, -1, -1});
            for (int octet = 0; octet < 256; octet++) {
                if (!right.test(octet)) {
                    set[octet >>> 6] &= ~(1L << (octet & 63));
                }
            }
        }

        ByteTests tests() {
            List<Integer> order = new ArrayList<>(byOffset.keySet());
            order.sort(Comparator.comparingInt((Integer offset) -> size(byOffset.get(offset))).thenComparing(offset -> offset));
            return new ByteTests(order, order.stream().map(byOffset::get).toList());
        }

        private static int size(long[] set) {
            int bits = 0;
            for (long word : set) {
                bits += Long.bitCount(word);
            }
            return bits;
        }
    }
}
