package io.skywarden.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the files of one piece of work; it goes with all that is in it when the work is done. */
record WorkFolder(Path path) implements AutoCloseable {

    /** Below the machine's folder for such things. */
    static WorkFolder temporary() {
        try {
            return new WorkFolder(Files.createTempDirectory("skywarden-proof"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    static WorkFolder below(Path parent) {
        try {
            return new WorkFolder(Files.createTempDirectory(Files.createDirectories(parent), "dry-run-").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder below " + parent, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + path, e);
        }
    }
}
