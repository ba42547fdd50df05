package io.skywarden.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.repository.signing.CountingRandom;
import io.skywarden.repository.signing.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the number of a feed rises. */
class FeedVersionsTest {

    private static final String MONITOR = "rules/stable/suricata-8/monitor/skype.rules.tar.gz";
    private static final String BLOCK = "rules/stable/suricata-8/block/skype.rules.tar.gz";
    private static final String OTHER = "rules/stable/suricata-7/monitor/skype.rules.tar.gz";

    @TempDir
    Path data;
    private Repository repository;

    @BeforeEach
    void open() {
        repository = Repository.open(data.resolve("repository"), SigningKeys.openOrCreate(data.resolve("keys"), new CountingRandom(1)),
                new MovingClock(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void it_rises_when_a_bundle_changes_comes_or_goes_and_never_falls() throws IOException {
        assertThat(published("suricata-8", target(MONITOR, "1"))).isEqualTo("1\n");
        assertThat(published("suricata-8", target(MONITOR, "1"))).isEqualTo("1\n");
        assertThat(published("suricata-8", target(MONITOR, "2"))).isEqualTo("2\n");
        assertThat(published("suricata-8", target(MONITOR, "2"), target(BLOCK, "1"))).isEqualTo("3\n");
        assertThat(published("suricata-8", target(BLOCK, "1"))).isEqualTo("4\n");
    }

    @Test
    void what_happens_to_another_engine_and_what_is_beside_a_bundle_leaves_it_as_it_is() throws IOException {
        published("suricata-8", target(MONITOR, "1"), target(OTHER, "1"), target(MONITOR + ".minisig", "1"));
        assertThat(published("suricata-8", target(MONITOR, "1"), target(OTHER, "2"), target(MONITOR + ".minisig", "2"))).isEqualTo("1\n");
        assertThat(published("suricata-7", target(MONITOR, "1"), target(OTHER, "2"))).isEqualTo("2\n");
    }

    private String published(String engine, Target... targets) throws IOException {
        List<Target> all = new ArrayList<>(Arrays.asList(targets));
        all.addAll(new FeedVersions(repository).targets(all));
        repository.publish(all);
        return Files.readString(repository.current(new TargetName("rules/stable/%s/version.txt".formatted(engine))).orElseThrow());
    }

    private static Target target(String name, String body) {
        return Target.of(name, body.getBytes(StandardCharsets.US_ASCII), Map.of());
    }
}
