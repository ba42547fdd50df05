package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of captures, each filed under its digest, and the index of what they are. Nothing in it is ever overwritten. */
public final class CaptureStore {

    private final Path folder;
    private final CaptureIndex index;

    private CaptureStore(Path folder, CaptureIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /**
     * Opens a store; a folder that does not exist is made.
     *
     * @throws CaptureIndexUnusable when its index cannot be read
     */
    public static CaptureStore open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the store " + folder, e);
        }
        return new CaptureStore(folder, CaptureIndex.read(folder.resolve(CaptureIndex.FILE)));
    }

    public CaptureIndex index() {
        return index;
    }

    /** The bytes of a capture, when they are here. */
    public Optional<Path> file(CaptureDigest digest) {
        return Optional.of(place(digest)).filter(Files::isRegularFile);
    }

    private Path place(CaptureDigest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".pcap");
    }

    /** Whether both bytes and entry are here; a broken import may have left one without the other. */
    boolean knows(CaptureDigest digest) {
        return index.of(digest).isPresent() && file(digest).isPresent();
    }

    /** @throws CaptureUnreadable when the source changes while it is copied */
    void add(Path source, IndexedCapture capture) {
        if (file(capture.digest()).isEmpty()) {
            try {
                copy(source, capture.digest());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot copy %s into the store %s".formatted(source, folder), e);
            }
        }
        if (index.of(capture.digest()).isEmpty()) {
            index.append(capture);
        }
    }

    /** Through a file beside it, so that nobody ever sees half a capture under its digest. */
    private void copy(Path source, CaptureDigest digest) throws IOException {
        Path place = place(digest);
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(place.getParent(), digest.hex(), ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                Files.copy(source, out);
            }
            if (!CaptureReader.digest(part).equals(digest)) {
                throw new CaptureUnreadable(source, "changed while it was read: import it again when it is complete");
            }
            Files.move(part, place);
        } catch (FileAlreadyExistsException sameBytes) {
            // Another import was quicker: what is filed under a digest can only be these bytes.
            return;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
