package io.skywarden.capture.session;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A handshake message, joined from the records it may span (RFC 5246 section 6.2.1).
 *
 * @param end the stream position behind the record that completed it
 */
record TlsMessage(byte[] body, int end) {

    static final int CLIENT_HELLO = 1;
    static final int CERTIFICATE = 11;

    private static final int HANDSHAKE = 22;
    private static final int NEWEST_MINOR = 4;

    /** The first message of a type before the handshake turns to something else. */
    static Optional<TlsMessage> first(Stretch side, int type) {
        try {
            return search(side, type);
        } catch (Cursor.Truncated _) {
            return Optional.empty();
        }
    }

    /** Whether {@link #first} would find the same whatever follows in the stream. */
    static boolean isDecided(Stretch side, int type) {
        try {
            search(side, type);
            return true;
        } catch (Cursor.Truncated _) {
            return false;
        }
    }

    private static Optional<TlsMessage> search(Stretch side, int type) throws Cursor.Truncated {
        Cursor stream = side.cursor();
        var joined = new ByteArrayOutputStream();
        while (true) {
            if (stream.u8() != HANDSHAKE || stream.u8() != 3 || stream.u8() > NEWEST_MINOR) {
                return Optional.empty();
            }
            int size = stream.u16();
            joined.writeBytes(stream.take(size));
            Optional<byte[]> body = find(new Cursor(joined.toByteArray()), type);
            if (body.isPresent()) {
                return Optional.of(new TlsMessage(body.get(), stream.position()));
            }
        }
    }

    private static Optional<byte[]> find(Cursor messages, int type) {
        try {
            while (true) {
                int found = messages.u8();
                byte[] body = messages.take(messages.u24());
                if (found == type) {
                    return Optional.of(body);
                }
            }
        } catch (Cursor.Truncated _) {
            return Optional.empty();
        }
    }
}
