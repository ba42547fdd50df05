package io.skywarden.capture.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a message byte by byte. What is not there is told by {@link Truncated}, never by a wrong value. */
final class Cursor {

    /** The message ends before its own lengths say so, or is not what it was taken for. */
    static final class Truncated extends Exception {

        private static final long serialVersionUID = 1L;

        Truncated() {
            super("the message is cut short or malformed", null, false, false);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    Cursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    int position() {
        return at;
    }

    int left() {
        return end - at;
    }

    int u8() throws Truncated {
        require(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws Truncated {
        return u8() << 8 | u8();
    }

    int u24() throws Truncated {
        return u8() << 16 | u16();
    }

    int u32() throws Truncated {
        return u16() << 16 | u16();
    }

    /** The byte so far ahead, or -1 behind the end. */
    int peek(int ahead) {
        return ahead < left() ? bytes[at + ahead] & 0xff : -1;
    }

    /** The next bytes as a message of their own; this one goes on behind them. */
    Cursor part(int size) throws Truncated {
        require(size);
        var part = new Cursor(bytes, at, at + size);
        at += size;
        return part;
    }

    byte[] take(int size) throws Truncated {
        require(size);
        byte[] taken = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        return taken;
    }

    void skip(int size) throws Truncated {
        require(size);
        at += size;
    }

    String text(int size) throws Truncated {
        require(size);
        at += size;
        return new String(bytes, at - size, size, StandardCharsets.ISO_8859_1);
    }

    private void require(int size) throws Truncated {
        if (size < 0 || size > left()) {
            throw new Truncated();
        }
    }
}
