package io.skywarden.proof.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The capture that sets an engine's clock back: one frame of no protocol, sent in the first second of 1970.
 *
 * <p>In socket mode a Suricata thread finds, when it begins, the time at which its predecessor ended (7.0.10, 8.0.8:
 * {@code TmThreadsUnregisterThread} leaves it in the slot). Until the first packet is handled the flow manager goes by that
 * time, and all counts made by then expire if it is later: C08 lost its alert in 32 of 1500 judgements. By the time of a
 * rewind nothing can expire.
 */
final class Rewind {

    /** Of IEEE 802's local experiments: no rule looks into it. */
    private static final short LOCAL_EXPERIMENT = (short) 0x88b5;
    private static final int SHORTEST_FRAME = 60;

    private Rewind() {}

    static byte[] capture() {
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + SHORTEST_FRAME).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1)
                .putInt(1).putInt(0).putInt(SHORTEST_FRAME).putInt(SHORTEST_FRAME);
        return file.order(ByteOrder.BIG_ENDIAN).putShort(file.position() + 12, LOCAL_EXPERIMENT).array();
    }
}
