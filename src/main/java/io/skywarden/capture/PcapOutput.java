package io.skywarden.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A classic pcap of Ethernet frames that is written as it grows: little-endian, microseconds. */
final class PcapOutput implements Closeable {

    static final int FILE_HEADER = 24;
    static final int RECORD_HEADER = 16;
    static final int LONGEST_FRAME = 262_144;
    /** Seconds are 32 bits without a sign. */
    static final long LATEST = 0xffff_ffffL * 1_000_000;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    PcapOutput(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        buffer.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(LONGEST_FRAME).putInt(1);
    }

    void write(long micros, byte[] frame, int length) throws IOException {
        if (buffer.remaining() < RECORD_HEADER + length) {
            flush();
        }
        buffer.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000)).putInt(length).putInt(length).put(frame, 0, length);
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    /** Writes what is left. */
    void finish() throws IOException {
        flush();
    }

    /** Closes the file, finished or not. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
