package io.skywarden.capture.recipe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A classic pcap under construction: little-endian, microseconds, Ethernet. */
final class PcapFile {

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int SNAP_LENGTH = 262_144;
    private static final int ETHERNET = 1;
    private static final int HEADER = 24;
    private static final int PACKET_HEADER = 16;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PcapFile() {
        out.writeBytes(littleEndian(HEADER)
                .putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0)
                .putInt(SNAP_LENGTH).putInt(ETHERNET).array());
    }

    void add(long micros, byte[] frame) {
        out.writeBytes(littleEndian(PACKET_HEADER)
                .putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000))
                .putInt(frame.length).putInt(frame.length).array());
        out.writeBytes(frame);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
