package io.skywarden.capture.session;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** The start of the handshake stream that CRYPTO frames carry, in whatever order they come (RFC 9000 section 19.6). */
final class QuicCrypto {

    private static final int PADDING = 0;
    private static final int PING = 1;
    private static final int ACK = 2;
    private static final int ACK_WITH_ECN = 3;
    private static final int CRYPTO = 6;

    /** No ClientHello is longer; what lies beyond is not kept. */
    private static final int MAX_STREAM = 65_536;

    private final TreeMap<Integer, byte[]> parts = new TreeMap<>();

    void add(byte[] frames) {
        var cursor = new Cursor(frames);
        try {
            while (cursor.left() > 0) {
                addFrame(cursor);
            }
        } catch (Cursor.Truncated _) {
            return;
        }
    }

    /** Only these frames may stand in an Initial before the handshake (section 12.4). */
    private void addFrame(Cursor cursor) throws Cursor.Truncated {
        int type = cursor.u8();
        switch (type) {
            case PADDING, PING -> { /* nothing but the type */ }
            case ACK, ACK_WITH_ECN -> skipAck(cursor, type);
            case CRYPTO -> {
                int offset = QuicHellos.variable(cursor);
                byte[] data = cursor.take(QuicHellos.variable(cursor));
                if (offset + data.length <= MAX_STREAM) {
                    parts.merge(offset, data, (old, fresh) -> old.length >= fresh.length ? old : fresh);
                }
            }
            default -> throw new Cursor.Truncated();
        }
    }

    /** Section 19.3: largest, delay, range count, first range, pairs; with ECN three counts more. */
    private static void skipAck(Cursor cursor, int type) throws Cursor.Truncated {
        QuicHellos.variable(cursor);
        QuicHellos.variable(cursor);
        int ranges = QuicHellos.variable(cursor);
        int numbers = 1 + 2 * Math.min(ranges, cursor.left()) + (type == ACK_WITH_ECN ? 3 : 0);
        for (int i = 0; i < numbers; i++) {
            QuicHellos.variable(cursor);
        }
    }

    Optional<String> serverName() {
        var stream = new Cursor(joined());
        try {
            if (stream.u8() != TlsMessage.CLIENT_HELLO) {
                return Optional.empty();
            }
            return ClientHellos.read(stream.take(stream.u24())).flatMap(ClientHellos.Said::serverName);
        } catch (Cursor.Truncated _) {
            return Optional.empty();
        }
    }

    /** Up to the first gap; overlaps are legal. */
    private byte[] joined() {
        // Most streams are one datagram long: no room is made that nothing will fill.
        byte[] stream = new byte[parts.entrySet().stream().mapToInt(part -> part.getKey() + part.getValue().length).max().orElse(0)];
        int size = 0;
        for (var part : parts.entrySet()) {
            if (part.getKey() > size) {
                break;
            }
            System.arraycopy(part.getValue(), 0, stream, part.getKey(), part.getValue().length);
            size = Math.max(size, part.getKey() + part.getValue().length);
        }
        return Arrays.copyOf(stream, size);
    }
}
