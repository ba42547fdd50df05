package io.skywarden.proof.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service with small limits and two reference captures. */
public class SmallDryRuns implements QuarkusTestProfile {

    static final Path HOME = Path.of("target/dry-run-home").toAbsolutePath();
    static final Path CAPTURES = Path.of("target/dry-run-captures").toAbsolutePath();

    static final String OTHER = "flow o udp 10.1.0.2:1026 -> 203.0.113.8:5 silent\n> hex 4a 1c 03 ; random 20\n";
    static final String PROBE = "flow p udp 10.1.0.2:1025 -> 203.0.113.7:33033 hit\n> hex 4a 1c 02 ; random 20\n";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Files.write(Files.createDirectories(CAPTURES.resolve("negative")).resolve("other.pcap"), pcap(OTHER));
            Files.write(CAPTURES.resolve("probe.pcap"), pcap(PROBE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("skywarden.home", HOME.toString(), "skywarden.captures", CAPTURES.toString(), "skywarden.dry-run.at-once", "1",
                "skywarden.upload.total", "4M", "skywarden.upload.file", "2M", "skywarden.upload.files", "3", "skywarden.limits.submit.burst", "40");
    }

    static byte[] pcap(String recipe) {
        return SyntheticCapture.pcap(Recipe.parse("r", recipe), "sent");
    }
}
