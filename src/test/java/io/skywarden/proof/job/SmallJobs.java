package io.skywarden.proof.job;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A service whose jobs have two pieces, and workers that are missed soon. */
public class SmallJobs implements QuarkusTestProfile {

    static final int CAPTURES = 30;

    private static final Path FOLDER = Path.of("target/job-captures").toAbsolutePath();

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Files.createDirectories(FOLDER);
            for (int i = 0; i < CAPTURES; i++) {
                Files.write(FOLDER.resolve("capture-%02d.pcap".formatted(i)), SyntheticCapture.pcap(
                        Recipe.parse("r", "flow o udp 10.1.0.2:1026 -> 203.0.113.8:5 silent\n> hex 4a 1c 03 ; random 20\n"), "capture " + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HashMap<>(Map.of("skywarden.captures", FOLDER.toString(), "skywarden.worker-heartbeat", "500ms"));
    }
}
