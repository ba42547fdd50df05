package io.skywarden.capture;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Classic pcap (draft-ietf-opsawg-pcap, sections 4 and 5), read through a window of fixed size. Ours, because bulk reading
 * through libpcap is an order of magnitude slower and hides damage: a corrupt length looks like a clean end there.
 */
final class ClassicPcap implements Frames {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MAGIC_MICROS = 0xa1b2c3d4;
    private static final int MAGIC_NANOS = 0xa1b23c4d;
    /** No link decoded here delivers more than this; a longer record is a corrupt length, to libpcap too. */
    private static final int LONGEST_RECORD = 256 * 1024;
    private static final int WINDOW = 2 * (LONGEST_RECORD + RECORD_HEADER);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Path path;
    private final FileChannel file;
    private final byte[] window;
    private final boolean little;
    private final boolean nanos;
    private final int linkType;
    private final int minor;
    private final int longestFrame;
    /** Where in the file the window begins. */
    private long windowAt;
    private int filled;
    /** Where in the window the next record begins. */
    private int next;
    private long number;
    private long micros;
    private int from;
    private int to;

    private ClassicPcap(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            window = new byte[Math.clamp(file.size(), FILE_HEADER, WINDOW)];
            fill();
            ByteOrder order = order(window, filled).orElseThrow(() -> new CaptureUnreadable(path, "is not a classic pcap"));
            little = order == ByteOrder.LITTLE_ENDIAN;
            nanos = word(0) == MAGIC_NANOS;
            minor = version(window, order) & 0xffff;
            int snapLength = word(16);
            longestFrame = snapLength > 0 ? snapLength : LONGEST_RECORD;
            // The upper bits carry the length of a frame check sequence, which no decoder here needs.
            linkType = word(20) & 0xffff;
            next = FILE_HEADER;
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    static ClassicPcap open(Path path) throws IOException {
        return new ClassicPcap(path);
    }

    /** Whether a file that begins so is a classic pcap. */
    static boolean begins(byte[] start) {
        return order(start, start.length).isPresent();
    }

    private static Optional<ByteOrder> order(byte[] start, int length) {
        if (length < FILE_HEADER) {
            return Optional.empty();
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int magic = ByteBuffer.wrap(start).order(order).getInt(0);
            int version = version(start, order);
            if ((magic == MAGIC_MICROS || magic == MAGIC_NANOS) && version >= 0x2_0000 && version <= 0x2_0004) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** The major number above, the minor one below. What is not 2.0 to 2.4 is left to libpcap to name. */
    private static int version(byte[] start, ByteOrder order) {
        ByteBuffer words = ByteBuffer.wrap(start).order(order);
        return (words.getShort(4) & 0xffff) << 16 | words.getShort(6) & 0xffff;
    }

    @Override
    public boolean next() throws Damaged {
        if (!has(RECORD_HEADER)) {
            if (next == filled) {
                return false;
            }
            throw damaged("the file ends within the header of packet %d");
        }
        long length = capturedLength();
        if (length > LONGEST_RECORD) {
            throw damaged("packet %d claims " + length + " bytes, which no link delivers: the file is corrupt");
        }
        if (!has(RECORD_HEADER + (int) length)) {
            throw damaged("the file ends within packet %d");
        }
        number++;
        micros = readMicros();
        from = next + RECORD_HEADER;
        // As libpcap hands it to engines: never more than the file header promises, whatever the record holds.
        to = from + Math.min((int) length, longestFrame);
        next = from + (int) length;
        return true;
    }

    /** Whether the window holds so many bytes from the next record on, after the file was asked for more. */
    private boolean has(int bytes) {
        if (filled - next >= bytes) {
            return true;
        }
        System.arraycopy(window, next, window, 0, filled - next);
        windowAt += next;
        filled -= next;
        next = 0;
        try {
            fill();
        } catch (IOException e) {
            throw new CaptureUnreadable(path, "cannot be read (%s)".formatted(e.getMessage()));
        }
        return filled >= bytes;
    }

    private void fill() throws IOException {
        while (filled < window.length) {
            int read = file.read(ByteBuffer.wrap(window, filled, window.length - filled));
            if (read < 0) {
                return;
            }
            filled += read;
        }
    }

    private int word(int at) {
        return (int) (little ? LITTLE.get(window, at) : BIG.get(window, at));
    }

    /** Before version 2.3 the captured and the original length stood the other way round; 2.3 is found in both forms. */
    private long capturedLength() {
        long first = word(next + 8) & 0xffff_ffffL;
        long second = word(next + 12) & 0xffff_ffffL;
        boolean swapped = minor < 3 || minor == 3 && first > second;
        return swapped ? second : first;
    }

    /** A fraction of a second or more is seen in real files; it is carried over, not refused. */
    private long readMicros() {
        long seconds = word(next) & 0xffff_ffffL;
        long fraction = word(next + 4) & 0xffff_ffffL;
        return seconds * 1_000_000 + (nanos ? fraction / 1_000 : fraction);
    }

    private Damaged damaged(String what) {
        return new Damaged((what + " (byte %d)").formatted(number + 1, windowAt + next));
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long micros() {
        return micros;
    }

    @Override
    public int linkType() {
        return linkType;
    }

    @Override
    public byte[] data() {
        return window;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new CaptureUnreadable(path, "cannot be closed (%s)".formatted(e.getMessage()));
        }
    }
}
