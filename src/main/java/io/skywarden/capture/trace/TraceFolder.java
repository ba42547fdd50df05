package io.skywarden.capture.trace;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.CaptureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * A folder of traces, each filed under the digest of its capture. It is a cache: whatever is in it may be deleted at any
 * time, and several processes may use it at once.
 */
public final class TraceFolder {

    /** Nobody decodes one capture for so long: what is older was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    public TraceFolder(Path folder) {
        this.folder = folder;
    }

    /** The trace of a capture, if a sound one is here. */
    public Optional<Trace> find(CaptureDigest digest) {
        return Trace.open(place(digest), digest);
    }

    /**
     * The trace of a capture, made now when there is none.
     *
     * @param digest of that very file
     * @throws io.skywarden.capture.CaptureUnreadable for a file that is no capture, or none that can be decoded
     */
    public Trace of(CaptureDigest digest, Path capture) {
        Optional<Trace> known = find(digest);
        if (known.isPresent()) {
            return known.get();
        }
        make(digest, capture);
        return find(digest).orElseThrow(() -> new TraceDamaged("of %s is not there after it was made".formatted(capture)));
    }

    /** Decodes a capture into its trace, which takes the place of the one that may be there. */
    public CaptureEnd make(CaptureDigest digest, Path capture) {
        Path place = place(digest);
        try {
            Files.createDirectories(place.getParent());
            Path part = Files.createTempFile(place.getParent(), digest.hex(), ".part");
            try {
                CaptureEnd end = write(part, digest, capture);
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return end;
            } finally {
                Files.deleteIfExists(part);
                sweep(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below the folder of traces " + folder, e);
        }
    }

    private static CaptureEnd write(Path part, CaptureDigest digest, Path capture) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            TraceWriter writer = new TraceWriter(file);
            CaptureEnd end = CaptureReader.watch(capture, writer);
            writer.end(digest, end);
            return end;
        }
    }

    /** Takes away what dead processes left beside a trace that was just made. */
    private static void sweep(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        var old = Files.getLastModifiedTime(place).toInstant().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(place.getParent(), "*.part")) {
            for (Path each : parts) {
                if (Files.exists(each) && Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private Path place(CaptureDigest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".trace");
    }
}
