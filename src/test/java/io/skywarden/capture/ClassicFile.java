package io.skywarden.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A classic pcap in the making: either byte order, micro- or nanoseconds, any link type, and records that lie. */
final class ClassicFile {

    static final int MICROS = 0xa1b2c3d4;
    static final int NANOS = 0xa1b23c4d;
    static final int ETHERNET = 1;
    static final int RAW_IP = 101;

    private static final int VERSION_MINOR = 6;
    private static final int SNAP_LENGTH = 16;

    private final ByteOrder order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int seconds = 1_000_000_000;

    private ClassicFile(int magic, ByteOrder order, int linkType) {
        this.order = order;
        bytes.writeBytes(ByteBuffer.allocate(24).order(order).putInt(magic).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65_535).putInt(linkType).array());
    }

    static ClassicFile of(int magic, ByteOrder order, int linkType) {
        return new ClassicFile(magic, order, linkType);
    }

    static ClassicFile of(int linkType) {
        return new ClassicFile(MICROS, ByteOrder.LITTLE_ENDIAN, linkType);
    }

    ClassicFile minorVersion(int minor) {
        return rewritten(header -> header.putShort(VERSION_MINOR, (short) minor));
    }

    ClassicFile snapLength(int length) {
        return rewritten(header -> header.putInt(SNAP_LENGTH, length));
    }

    private ClassicFile rewritten(Consumer<ByteBuffer> change) {
        byte[] whole = bytes.toByteArray();
        change.accept(ByteBuffer.wrap(whole).order(order));
        bytes.reset();
        bytes.writeBytes(whole);
        return this;
    }

    /** One second after the packet before. */
    ClassicFile packet(byte[] frame) {
        return packet(seconds++, 0, frame);
    }

    ClassicFile packet(int second, int fraction, byte[] frame) {
        return record(second, fraction, frame.length, frame);
    }

    ClassicFile record(int second, int fraction, int claimed, byte[] frame) {
        return record(second, fraction, claimed, claimed, frame);
    }

    /** The two lengths as they lie in the file. */
    ClassicFile record(int second, int fraction, int first, int other, byte[] frame) {
        bytes.writeBytes(ByteBuffer.allocate(16).order(order).putInt(second).putInt(fraction).putInt(first).putInt(other).array());
        return raw(frame);
    }

    ClassicFile raw(byte[] some) {
        bytes.writeBytes(some);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("made.pcap"), bytes());
    }

    Capture read(Path folder) throws IOException {
        return CaptureReader.read(write(folder));
    }
}
