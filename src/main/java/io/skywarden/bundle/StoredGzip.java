package io.skywarden.bundle;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * A gzip member (RFC 1952) of stored blocks (RFC 1951 section 3.2.4). Nothing is compressed: what a deflater makes of
 * the same input differs between zlib builds, and a bundle must have the same bytes wherever it is made. Rule files are
 * small enough to pay for that.
 */
final class StoredGzip {

    private static final int LONGEST_BLOCK = 0xffff;
    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private StoredGzip() {}

    static byte[] of(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 64);
        out.writeBytes(HEADER);
        int from = 0;
        do {
            int length = Math.min(LONGEST_BLOCK, content.length - from);
            out.write(from + length == content.length ? 1 : 0);
            littleEndian(out, length, 2);
            littleEndian(out, ~length, 2);
            out.write(content, from, length);
            from += length;
        } while (from < content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        littleEndian(out, (int) crc.getValue(), 4);
        littleEndian(out, content.length, 4);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }
}
