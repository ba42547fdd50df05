package io.skywarden.capture;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts fragmented packets together again. Bounded in number and in bytes: the oldest unfinished packet gives way. */
final class Fragments {

    private static final int MOST_UNFINISHED = 4_096;
    /** A few bytes at the end of a packet make room for all of it, so the number alone bounds nothing. */
    private static final long MOST_HELD = 16L << 20;
    private static final int LONGEST = 65_535;

    /** Fragments with the same key belong to one packet (RFC 791 section 3.2, RFC 8200 section 4.5). */
    record Key(Address source, Address destination, int protocol, int id, long vlans) {}

    /** A packet put together: so many bytes at the front of an array. */
    record Whole(byte[] bytes, int length) {}

    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>();
    private long held;

    /** The whole payload, when this fragment was the last one missing. */
    Optional<Whole> add(Key key, int offset, boolean more, byte[] data, int from, int to) {
        if (offset + to - from > LONGEST) {
            return Optional.empty();
        }
        Unfinished packet = unfinished.computeIfAbsent(key, _ -> new Unfinished());
        long before = packet.held;
        Optional<Whole> whole = packet.add(offset, more, data, from, to);
        packet.held = packet.bytes.length;
        held += packet.held - before;
        whole.ifPresent(_ -> forget(key));
        while (unfinished.size() > MOST_UNFINISHED || held > MOST_HELD) {
            forget(unfinished.keySet().iterator().next());
        }
        return whole;
    }

    private void forget(Key key) {
        held -= unfinished.remove(key).held;
    }

    private static final class Unfinished {
        private byte[] bytes = new byte[2_048];
        private final BitSet have = new BitSet();
        private int length = -1;
        /** As it was counted last. */
        private long held;

        Optional<Whole> add(int offset, boolean more, byte[] data, int from, int to) {
            int end = offset + to - from;
            if (end > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            for (int i = offset; i < end; i++) {
                if (!have.get(i)) {
                    bytes[i] = data[from + i - offset];
                }
            }
            have.set(offset, end);
            length = more ? length : end;
            return length >= 0 && have.nextClearBit(0) >= length ? Optional.of(new Whole(bytes, length)) : Optional.empty();
        }
    }
}
