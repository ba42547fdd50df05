package io.skywarden.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.bundle.Bundle;
import io.skywarden.bundle.BundleName;
import io.skywarden.bundle.Channel;
import io.skywarden.bundle.Manifest;
import io.skywarden.repository.signing.CountingRandom;
import io.skywarden.repository.signing.SigningKeys;
import io.skywarden.rules.Engine;
import io.skywarden.rules.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a bundle is signed anew for clients without TUF, and when its signature stays. */
class PublisherTest {

    private static final BundleName NAME = new BundleName(Channel.STABLE, Engine.load(Path.of("rules-templates"), "suricata-7"), Policy.MONITOR);

    @TempDir
    Path data;
    private final MovingClock clock = new MovingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Repository repository;
    private Publisher publisher;

    @BeforeEach
    void open() {
        SigningKeys keys = SigningKeys.openOrCreate(data.resolve("keys"), new CountingRandom(1));
        repository = Repository.open(data.resolve("repository"), keys, clock);
        publisher = new Publisher(repository, keys.minisign(), clock);
    }

    @Test
    void a_signature_stays_until_half_of_its_time_is_over() throws IOException {
        String first = published("one");
        assertThat(first).contains("expires:2026-04-01T00:00:00Z");
        clock.advance(Duration.ofDays(44));
        assertThat(published("one")).isEqualTo(first);
        clock.advance(Duration.ofDays(2));
        assertThat(published("one")).contains("expires:2026-05-17T00:00:00Z");
    }

    @Test
    void other_bytes_have_another_signature() throws IOException {
        String first = published("one");
        String second = published("two");
        assertThat(second).contains(Sha256.of(bytes("two")).hex()).doesNotContain(Sha256.of(bytes("one")).hex());
        assertThat(published("one")).isEqualTo(first);
    }

    /** What expires in a file that somebody damaged is nobody's word. */
    @Test
    void a_damaged_signature_is_made_anew() throws IOException {
        String first = published("one");
        Path file = file();
        Files.writeString(file, first.replace("trusted comment: file:", "trusted comment: FILE:"));
        clock.advance(Duration.ofDays(1));
        assertThat(published("one")).startsWith("untrusted comment: ").contains("trusted comment: file:").contains("expires:2026-04-02T00:00:00Z");
        assertThat(repository.damagedTargets()).isEmpty();
    }

    private String published(String archive) throws IOException {
        publisher.publish(List.of(new Bundle(NAME, manifest(), bytes(archive))));
        return Files.readString(file());
    }

    private Path file() {
        return repository.current(new TargetName(NAME.path() + ".minisig")).orElseThrow();
    }

    private static Manifest manifest() {
        return new Manifest(Manifest.FORMAT, "stable", "suricata-7", ">=7.0.3 <8.0.0", "monitor", 1, new Manifest.File("rules/skype-monitor.rules", 0, "0"),
                new Manifest.Size(0, 0, 0, 0), new Manifest.ProofSummary("in-process", 0, 0), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
