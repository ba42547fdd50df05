package io.skywarden.capture.trace;

import io.skywarden.capture.CaptureDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * How a trace begins: what it is, in which version, of which capture, and how long it is. It is written last.
 *
 * @param length of the whole file
 */
record TraceHead(CaptureDigest digest, long length) {

    static final int BYTES = 64;
    /** Raised whenever the form changes, or what the decoder makes of a capture: old traces are then made again. */
    static final int VERSION = 1;
    private static final byte[] MAGIC = "SKYTRACE".getBytes(StandardCharsets.US_ASCII);

    ByteBuffer bytes() {
        ByteBuffer head = ByteBuffer.allocate(BYTES).order(Section.ORDER).put(MAGIC).putInt(VERSION).putInt(0)
                .put(HexFormat.of().parseHex(digest.hex())).putLong(length);
        return head.putInt(checksum(head)).putInt(0).flip();
    }

    private static int checksum(ByteBuffer head) {
        CRC32C crc = new CRC32C();
        crc.update(head.duplicate().flip());
        return (int) crc.getValue();
    }

    /** Whether a file begins with exactly this. */
    boolean begins(ByteBuffer file) {
        return bytes().equals(file);
    }
}
