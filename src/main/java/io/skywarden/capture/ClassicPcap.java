package io.skywarden.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Classic pcap, mapped into memory (draft-ietf-opsawg-pcap, sections 4 and 5). Ours, because bulk reading through libpcap
 * is an order of magnitude slower and hides damage: a corrupt length looks like a clean end there.
 */
final class ClassicPcap implements Frames {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MAGIC_MICROS = 0xa1b2c3d4;
    private static final int MAGIC_NANOS = 0xa1b23c4d;
    /** No link decoded here delivers more than this; a longer record is a corrupt length, to libpcap too. */
    private static final long LONGEST_RECORD = 256 * 1024L;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment file;
    private final ValueLayout.OfInt word;
    private final boolean nanos;
    private final int linkType;
    private final int minor;
    private final long longestFrame;
    private long position = FILE_HEADER;
    private long number;

    private ClassicPcap(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
        ByteOrder order = order(file).orElseThrow(() -> new CaptureUnreadable(path, "is not a classic pcap"));
        word = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        nanos = file.get(word, 0) == MAGIC_NANOS;
        minor = version(file, order) & 0xffff;
        int snapLength = file.get(word, 16);
        longestFrame = snapLength > 0 ? snapLength : LONGEST_RECORD;
        // The upper bits carry the length of a frame check sequence, which no decoder here needs.
        linkType = file.get(word, 20) & 0xffff;
    }

    static ClassicPcap open(Path path) throws IOException {
        return new ClassicPcap(path);
    }

    /** Whether a file that begins so is a classic pcap. */
    static boolean begins(byte[] start) {
        return start.length >= FILE_HEADER && order(MemorySegment.ofArray(start)).isPresent();
    }

    private static Optional<ByteOrder> order(MemorySegment start) {
        if (start.byteSize() < FILE_HEADER) {
            return Optional.empty();
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int magic = start.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), 0);
            int version = version(start, order);
            if ((magic == MAGIC_MICROS || magic == MAGIC_NANOS) && version >= 0x2_0000 && version <= 0x2_0004) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** The major number above, the minor one below. What is not 2.0 to 2.4 is left to libpcap to name. */
    private static int version(MemorySegment start, ByteOrder order) {
        ValueLayout.OfShort half = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        return (start.get(half, 4) & 0xffff) << 16 | start.get(half, 6) & 0xffff;
    }

    @Override
    public Optional<Frame> next() throws Damaged {
        if (position == file.byteSize()) {
            return Optional.empty();
        }
        if (position + RECORD_HEADER > file.byteSize()) {
            throw damaged("the file ends within the header of packet %d");
        }
        long length = capturedLength();
        if (length > LONGEST_RECORD) {
            throw damaged("packet %d claims " + length + " bytes, which no link delivers: the file is corrupt");
        }
        if (position + RECORD_HEADER + length > file.byteSize()) {
            throw damaged("the file ends within packet %d");
        }
        Frame frame = new Frame(++number, micros(), linkType, payload(length));
        position += RECORD_HEADER + length;
        return Optional.of(frame);
    }

    /** Before version 2.3 the captured and the original length stood the other way round; 2.3 is found in both forms. */
    private long capturedLength() {
        long first = file.get(word, position + 8) & 0xffff_ffffL;
        long second = file.get(word, position + 12) & 0xffff_ffffL;
        boolean swapped = minor < 3 || minor == 3 && first > second;
        return swapped ? second : first;
    }

    /** As libpcap hands it to engines: never more than the file header promises, whatever the record holds. */
    private ByteBuffer payload(long length) {
        return file.asSlice(position + RECORD_HEADER, Math.min(length, longestFrame)).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    }

    /** A fraction of a second or more is seen in real files; it is carried over, not refused. */
    private long micros() {
        long seconds = file.get(word, position) & 0xffff_ffffL;
        long fraction = file.get(word, position + 4) & 0xffff_ffffL;
        return seconds * 1_000_000 + (nanos ? fraction / 1_000 : fraction);
    }

    private Damaged damaged(String what) {
        return new Damaged((what + " (byte %d)").formatted(number + 1, position));
    }

    @Override
    public void close() {
        arena.close();
    }
}
