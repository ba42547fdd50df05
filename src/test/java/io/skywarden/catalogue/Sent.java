package io.skywarden.catalogue;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Captures for tests, as they lie on disk when they have just arrived. */
public final class Sent {

    private Sent() {}

    /** One of about 100 kB, so that its bytes are kept in two parts; no two seeds give the same. */
    public static SentCapture capture(Path folder, String name, Claim claim, int seed) {
        byte[] pcap = pcap(seed);
        try {
            Path file = Files.write(Files.createTempFile(folder, "sent", ".pcap"), pcap);
            return new SentCapture("sent/" + name, file, CaptureReader.digest(file), claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pcap(int seed) {
        return SyntheticCapture.pcap(Recipe.parse("r", "flow f udp 10.9.0.1:7777 -> 10.9.0.2:7778 silent\n" + "> random 1300\n".repeat(75)), "seed" + seed);
    }
}
