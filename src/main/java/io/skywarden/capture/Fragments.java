package io.skywarden.capture;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts fragmented packets together again. Bounded: the oldest unfinished packet gives way. */
final class Fragments {

    private static final int MOST_UNFINISHED = 4_096;
    private static final int LONGEST = 65_535;

    /** Fragments with the same key belong to one packet (RFC 791 section 3.2, RFC 8200 section 4.5). */
    record Key(InetAddress source, InetAddress destination, int protocol, int id, long vlans) {}

    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Unfinished> eldest) {
            return size() > MOST_UNFINISHED;
        }
    };

    /** The whole payload, when this fragment was the last one missing. */
    Optional<ByteBuffer> add(Key key, int offset, boolean more, ByteBuffer part) {
        if (offset + part.remaining() > LONGEST) {
            return Optional.empty();
        }
        Unfinished packet = unfinished.computeIfAbsent(key, _ -> new Unfinished());
        Optional<ByteBuffer> whole = packet.add(offset, more, part);
        whole.ifPresent(_ -> unfinished.remove(key));
        return whole;
    }

    private static final class Unfinished {

        private byte[] bytes = new byte[2_048];
        private final BitSet have = new BitSet();
        private int length = -1;

        Optional<ByteBuffer> add(int offset, boolean more, ByteBuffer part) {
            int end = offset + part.remaining();
            if (end > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            for (int i = offset; i < end; i++) {
                if (!have.get(i)) {
                    bytes[i] = part.get(part.position() + i - offset);
                }
            }
            have.set(offset, end);
            length = more ? length : end;
            return length >= 0 && have.nextClearBit(0) >= length ? Optional.of(ByteBuffer.wrap(bytes, 0, length)) : Optional.empty();
        }
    }
}
