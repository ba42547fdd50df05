package io.skywarden.capture;

import java.io.EOFException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** Whatever libpcap opens, above all pcapng, through pcap4j. */
final class LibpcapFile implements Frames {

    private final PcapHandle handle;
    private long number;
    private long timeless;
    private long micros;
    private byte[] data = new byte[0];

    private LibpcapFile(PcapHandle handle) {
        this.handle = handle;
    }

    static LibpcapFile open(Path path) {
        try {
            return new LibpcapFile(Pcaps.openOffline(path.toString()));
        } catch (PcapNativeException refused) {
            throw new CaptureUnreadable(path, "is no capture that libpcap reads (%s)".formatted(refused.getMessage()));
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            // JNA throws an Error, not an Exception, when the library is absent.
            throw new CaptureUnreadable(path, "libpcap is missing, which pcapng needs: apt-get install libpcap0.8");
        }
    }

    @Override
    public boolean next() throws Damaged {
        while (true) {
            try {
                data = handle.getNextRawPacketEx();
                number++;
                micros = micros(handle.getTimestamp());
                return true;
            } catch (EOFException end) {
                return false;
            } catch (PcapNativeException damaged) {
                throw new Damaged("behind packet %d: %s".formatted(number, damaged.getMessage()));
            } catch (IllegalArgumentException badTime) {
                // A fraction of a second or more. pcap4j throws before it hands out the bytes, but the file goes on.
                number++;
                timeless++;
            } catch (TimeoutException | NotOpenException impossible) {
                throw new IllegalStateException("a file neither times out nor closes by itself", impossible);
            }
        }
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
        return handle.getDlt().value() & 0xffff;
    }

    @Override
    public byte[] data() {
        return data;
    }

    @Override
    public int from() {
        return 0;
    }

    @Override
    public int to() {
        return data.length;
    }

    /** pcap4j's date is one of SQL, which keeps what a plain date would round; nothing else here is about databases. */
    private static long micros(Date date) {
        Instant time = date.toInstant();
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    @Override
    public Optional<String> gaps() {
        return timeless == 0 ? Optional.empty()
                : Optional.of("packets left out, since their time cannot be: %d".formatted(timeless));
    }

    @Override
    public void close() {
        handle.close();
    }
}
