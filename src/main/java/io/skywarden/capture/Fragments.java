package io.skywarden.capture;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts fragmented packets together again. Bounded: the oldest unfinished packet gives way. */
final class Fragments {

    private static final int MOST_UNFINISHED = 4_096;
    private static final int LONGEST = 65_535;

    /** Fragments with the same key belong to one packet (RFC 791 section 3.2, RFC 8200 section 4.5). */
    record Key(Address source, Address destination, int protocol, int id, long vlans) {}

    /** A packet put together: so many bytes at the front of an array. */
    record Whole(byte[] bytes, int length) {}

    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Unfinished> eldest) {
            return size() > MOST_UNFINISHED;
        }
    };

    /** The whole payload, when this fragment was the last one missing. */
    Optional<Whole> add(Key key, int offset, boolean more, byte[] data, int from, int to) {
        if (offset + to - from > LONGEST) {
            return Optional.empty();
        }
        Unfinished packet = unfinished.computeIfAbsent(key, _ -> new Unfinished());
        Optional<Whole> whole = packet.add(offset, more, data, from, to);
        whole.ifPresent(_ -> unfinished.remove(key));
        return whole;
    }

    private static final class Unfinished {
        private byte[] bytes = new byte[2_048];
        private final BitSet have = new BitSet();
        private int length = -1;

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
