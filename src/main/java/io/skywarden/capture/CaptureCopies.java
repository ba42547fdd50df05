package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * One big capture in the making, out of many copies of a folder's Ethernet captures. Copies differ in addresses and times, so
 * that no flow of one meets a flow of another. Its memory grows with the folder's addresses, not with the copies.
 */
public final class CaptureCopies {

    /** How the captures of one copy follow each other. */
    public enum Order {
        /** All begin at the same moment. */
        INTERLEAVED,
        /** Each begins a second after the one before has ended. */
        SUCCESSIVE
    }

    private static final long START = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long PAUSE = 1_000_000;

    private final List<SourceCapture> sources = new ArrayList<>();
    private final Map<String, String> leftOut = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();
    private final byte[] room = new byte[PcapOutput.LONGEST_FRAME];
    private long givenV4;
    private long givenV6;
    private long micros;

    private CaptureCopies() {}

    /**
     * Reads the captures of a folder.
     *
     * @param except a file that is none of them, since it is about to be written
     * @throws UncheckedIOException when the folder cannot be listed
     */
    public static CaptureCopies of(Path folder, Path except) {
        CaptureCopies copies = new CaptureCopies();
        try {
            Path root = folder.toRealPath();
            Optional<Path> target = Files.exists(except) ? Optional.of(except.toRealPath()) : Optional.empty();
            for (CaptureFolder.Found found : CaptureFolder.list(root)) {
                if (target.filter(found.path()::equals).isEmpty()) {
                    copies.add(root.relativize(found.path()).toString().replaceAll("\\p{C}", "?"), found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        return copies;
    }

    private void add(String name, CaptureFolder.Found found) {
        switch (found) {
            case CaptureFolder.Found.Barred barred -> leftOut.put(name, barred.reason());
            case CaptureFolder.Found.File(Path file) -> {
                try {
                    SourceCapture source = SourceCapture.read(file);
                    sources.add(source);
                    source.damage().ifPresent(damage -> damaged.put(name, damage));
                } catch (CaptureUnreadable refused) {
                    leftOut.put(name, refused.why());
                }
            }
        }
    }

    /** Which captures no copy holds, by name, and why. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /** Which captures are copied only up to some packet, by name, and why. */
    public Map<String, String> damaged() {
        return damaged;
    }

    public int captures() {
        return sources.size();
    }

    /** The packets of one copy. */
    public long packets() {
        return sources.stream().mapToLong(SourceCapture::packets).sum();
    }

    /** What a capture of so many copies takes. */
    public long size(long copies) {
        return PcapOutput.FILE_HEADER + copies * copySize();
    }

    /** The fewest copies that reach a size, at least one. */
    public long copiesFor(long size) {
        return Math.max(1, Math.ceilDiv(size - PcapOutput.FILE_HEADER, copySize()));
    }

    private long copySize() {
        return Math.max(1, sources.stream().mapToLong(SourceCapture::bytes).sum());
    }

    /**
     * Writes the capture; until it is whole it has another name.
     *
     * @param written told now and then how many bytes there are
     * @throws IllegalArgumentException when there is nothing to copy, or no addresses, time or room for so many copies
     * @throws UncheckedIOException when it cannot be written; nothing of it stays
     */
    public void write(Path target, long copies, Order order, LongConsumer written) {
        List<List<SourceCapture>> rounds = order == Order.INTERLEAVED ? List.of(sources) : sources.stream().map(List::of).toList();
        requirePossible(target, copies, rounds);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        givenV4 = 0;
        givenV6 = 0;
        micros = START;
        try {
            try (PcapOutput out = new PcapOutput(part)) {
                for (long copy = 1; copy <= copies; copy++) {
                    for (List<SourceCapture> round : rounds) {
                        play(round, out);
                    }
                    written.accept(size(copy));
                }
                out.finish();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        } finally {
            remove(part);
        }
    }

    private void requirePossible(Path target, long copies, List<List<SourceCapture>> rounds) {
        if (sources.isEmpty() || copies < 1) {
            throw new IllegalArgumentException("no captures of Ethernet to copy, or no copies: name a folder that holds some");
        }
        long addresses = sources.stream().mapToLong(source -> source.addresses().countV4()).sum();
        if (addresses > 0 && copies > CopyOfCapture.MOST_V4 / addresses) {
            throw new IllegalArgumentException("%d copies of %d IPv4 addresses are more than 10.0.0.0/8 holds: at most %d copies"
                    .formatted(copies, addresses, CopyOfCapture.MOST_V4 / addresses));
        }
        long copyTime = rounds.stream().mapToLong(CaptureCopies::time).sum();
        if (copies > (PcapOutput.LATEST - START) / copyTime) {
            throw new IllegalArgumentException("%d copies of %d s end after 2106, which no pcap can say: at most %d copies"
                    .formatted(copies, copyTime / 1_000_000, (PcapOutput.LATEST - START) / copyTime));
        }
        requireRoom(target, size(copies));
    }

    private static void requireRoom(Path target, long needed) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw new IllegalArgumentException("%s: %d MB are needed and %d MB free: make room, or fewer copies"
                        .formatted(folder, needed / 1_000_000, free / 1_000_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private static long time(List<SourceCapture> round) {
        return round.stream().mapToLong(SourceCapture::micros).max().orElse(0) + PAUSE;
    }

    private void play(List<SourceCapture> round, PcapOutput out) throws IOException {
        List<CopyInPlay> opened = new ArrayList<>();
        try {
            for (SourceCapture source : round) {
                opened.add(new CopyInPlay(source, new CopyOfCapture(source.addresses(), givenV4, givenV6)));
                givenV4 += source.addresses().countV4();
                givenV6 += source.addresses().countV6();
            }
            PriorityQueue<Integer> next = new PriorityQueue<>(
                    Comparator.<Integer>comparingLong(i -> opened.get(i).micros()).thenComparing(Comparator.naturalOrder()));
            for (int i = 0; i < opened.size(); i++) {
                next.add(i);
            }
            while (!next.isEmpty()) {
                int first = next.remove();
                CopyInPlay playing = opened.get(first);
                long time = micros + playing.micros();
                out.write(time, room, playing.take(room));
                if (!playing.isOver()) {
                    next.add(first);
                }
            }
        } finally {
            opened.forEach(CopyInPlay::close);
        }
        micros += time(round);
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + part, e);
        }
    }
}
