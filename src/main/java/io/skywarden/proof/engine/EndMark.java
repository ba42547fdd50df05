package io.skywarden.proof.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The capture that Snort reads behind each capture: one datagram, and the rule that it alone fits. Snort reads many captures in
 * one process and begins anew with each, but writes the alerts of all into one file; this alert tells them apart, and that the
 * capture before was read to its end.
 */
final class EndMark {

    /** No rule of ours has it: they begin far above. */
    static final long SID = 1;

    private static final byte[] TEXT = "skywarden: here a capture ends".getBytes(StandardCharsets.US_ASCII);

    static final String RULE = "alert udp 192.0.2.1 9 -> 192.0.2.2 9 (msg:\"end\"; dsize:%d; content:\"%s\",depth %d; sid:%d; rev:1;)"
            .formatted(TEXT.length, "skywarden|3a| here a capture ends", TEXT.length, SID);

    private EndMark() {}

    /** Its addresses are those of documentation (RFC 5737). */
    static byte[] capture() {
        int udp = 8 + TEXT.length;
        int frame = 14 + 20 + udp;
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + frame).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1)
                .putInt(1).putInt(0).putInt(frame).putInt(frame);
        return file.order(ByteOrder.BIG_ENDIAN).put(new byte[12]).putShort((short) 0x0800)
                .putShort((short) 0x4500).putShort((short) (20 + udp)).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0)
                .putInt(0xc0000201).putInt(0xc0000202)
                .putShort((short) 9).putShort((short) 9).putShort((short) udp).putShort((short) 0).put(TEXT).array();
    }
}
