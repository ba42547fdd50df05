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
    /** No link delivers more than this; a longer record is a corrupt length. */
    private static final long LONGEST_RECORD = 256 * 1024 * 1024L;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment file;
    private final ValueLayout.OfInt word;
    private final boolean nanos;
    private final int linkType;
    private long position = FILE_HEADER;
    private long number;

    private ClassicPcap(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
        ByteOrder order = order(file).orElseThrow(() -> new CaptureUnreadable(path, "is not a classic pcap"));
        word = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        nanos = file.get(word, 0) == MAGIC_NANOS;
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
            if (magic == MAGIC_MICROS || magic == MAGIC_NANOS) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Frame> next() throws Damaged {
        if (position == file.byteSize()) {
            return Optional.empty();
        }
        if (position + RECORD_HEADER > file.byteSize()) {
            throw damaged("the file ends within the header of packet %d");
        }
        long length = file.get(word, position + 8) & 0xffff_ffffL;
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

    private ByteBuffer payload(long length) {
        return file.asSlice(position + RECORD_HEADER, length).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
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
