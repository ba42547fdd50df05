package io.skywarden.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real captures at hand; they belong to their publishers, so a clone of the project has none. */
final class RealCaptures {

    private static final Path FOLDER =
            Path.of(Optional.ofNullable(System.getenv("SKYWARDEN_CAPTURES")).orElse("../shared/captures"));

    private RealCaptures() {}

    /** Skips the test, with a printed reason, when there are none. */
    static Path folder() {
        boolean here = Files.isDirectory(FOLDER);
        if (!here) {
            System.out.println("skipped: no real captures in " + FOLDER + "; SKYWARDEN_CAPTURES says where they are");
        }
        assumeTrue(here, "no real captures");
        return FOLDER;
    }

    /** Those that are classic pcap, whatever they are called. */
    static List<Path> classic() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            List<Path> classic = files.filter(Files::isRegularFile).filter(RealCaptures::isClassic).sorted().toList();
            if (classic.isEmpty()) {
                throw new IOException("no classic pcap below " + FOLDER);
            }
            return classic;
        }
    }

    private static boolean isClassic(Path file) {
        try (var in = Files.newInputStream(file)) {
            return ClassicPcap.begins(in.readNBytes(24));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
