package io.skywarden.repository;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.repository.signing.CountingRandom;
import io.skywarden.repository.signing.SigningKeys;
import io.skywarden.repository.signing.TrustedComment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

    private static final TargetName NAME = new TargetName("rules/stable/suricata-8/monitor/skype.rules.tar.gz");

    @TempDir
    Path data;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-01-01T00:00:00.5Z"));
    private SigningKeys keys;
    private Path folder;

    @BeforeEach
    void prepare() {
        keys = SigningKeys.openOrCreate(data.resolve("keys"), new CountingRandom(1));
        folder = data.resolve("repository");
    }

    @Test
    void the_first_state_is_the_recorded_one() throws IOException {
        open().publish(List.of(bundle("one")));

        for (String file : List.of("1.root.json", "1.targets.json", "1.snapshot.json", "timestamp.json")) {
            Path made = folder.resolve("metadata").resolve(file);
            Path recorded = Path.of("src/test/resources/repository/first-state", file);
            if (System.getenv("SKYWARDEN_ACCEPT") != null) {
                Files.createDirectories(recorded.getParent());
                Files.write(recorded, Files.readAllBytes(made));
            }
            assertThat(made).hasSameBinaryContentAs(recorded);
        }
    }

    @Test
    void the_same_targets_again_rewrite_nothing() throws IOException {
        Published first = open().publish(List.of(bundle("one")));
        Map<String, String> before = files();

        Published second = open().publish(List.of(bundle("one")));

        assertThat(first.changed()).isTrue();
        assertThat(second.changed()).isFalse();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void other_targets_raise_targets_snapshot_and_timestamp_and_keep_what_was() throws IOException {
        open().publish(List.of(bundle("one")));
        Map<String, String> before = files();
        Published second = open().publish(List.of(bundle("two")));

        assertThat(List.of(second.root(), second.targets(), second.snapshot(), second.timestamp())).containsExactly(1L, 2L, 2L, 2L);
        before.remove("metadata/timestamp.json");
        assertThat(files()).containsAllEntriesOf(before);
        assertThat(open().current(NAME)).hasValueSatisfying(file -> assertThat(file).hasContent("two"));
    }

    @Test
    void custom_facts_are_signed_and_a_change_of_them_is_a_change() {
        open().publish(List.of(Target.of("x", bytes("x"), Map.of("version", 1))));

        assertThat(open().publish(List.of(Target.of("x", bytes("x"), Map.of("version", 2)))).changed()).isTrue();
    }

    @Test
    void each_role_is_signed_again_before_it_ends() {
        Repository repository = open();
        assertThat(repository.refreshTimestamp()).isFalse();
        repository.publish(List.of(bundle("one")));

        assertThat(versionsAfter(repository, Duration.ofHours(11))).containsExactly(1L, 1L, 1L, 1L);
        assertThat(versionsAfter(repository, Duration.ofHours(2))).containsExactly(1L, 1L, 1L, 2L);
        assertThat(versionsAfter(repository, Duration.ofDays(4))).containsExactly(1L, 1L, 2L, 3L);
        assertThat(versionsAfter(repository, Duration.ofDays(60))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(versionsAfter(repository, Duration.ofDays(250))).containsExactly(2L, 3L, 4L, 5L);
        assertThat(repository.metadata("1.root.json")).isPresent();
    }

    @Test
    void a_disk_that_fills_up_at_any_write_leaves_the_state_before_and_the_next_attempt_succeeds() {
        Published before = open().publish(List.of(bundle("one")));
        for (int room = 0; room < 4; room++) {
            Repository full = Repository.open(folder, keys, clock, new DiskWithRoomFor(room));

            Target fresh = bundle("two " + room);
            assertThatThrownBy(() -> full.publish(List.of(fresh))).isInstanceOf(RepositoryFailure.DiskFull.class);
            assertThat(open().published()).hasValueSatisfying(now -> assertThat(now.offered()).isEqualTo(before.offered()));
            assertThat(open().damagedTargets()).isEmpty();
        }
        assertThat(open().publish(List.of(bundle("two"))).targets()).isEqualTo(2);
    }

    @Test
    void a_first_attempt_that_fails_publishes_nothing_and_keeps_the_root_it_made() throws IOException {
        Repository full = Repository.open(folder, keys, clock, new DiskWithRoomFor(4));
        assertThatThrownBy(() -> full.publish(List.of(bundle("one")))).isInstanceOf(RepositoryFailure.DiskFull.class);
        assertThat(open().published()).isEmpty();
        String root = files().get("metadata/1.root.json");

        clock.advance(Duration.ofDays(1));
        open().publish(List.of(bundle("one")));

        assertThat(files()).containsEntry("metadata/1.root.json", root);
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_and_nothing_is_left() throws IOException {
        open().publish(List.of(bundle("one")));
        Files.writeString(folder.resolve("targets/other"), "a file where a folder must be");

        assertThatThrownBy(() -> open().publish(List.of(Target.of("other/x", bytes("x"), Map.of()))))
                .isInstanceOf(RepositoryFailure.Inaccessible.class);
        assertThat(open().publish(List.of(bundle("one"))).changed()).isFalse();
    }

    @Test
    void an_altered_missing_or_replayed_metadata_file_is_refused() throws IOException {
        open().publish(List.of(bundle("one")));
        String oldTimestamp = files().get("metadata/timestamp.json");
        open().publish(List.of(bundle("two")));
        Map<String, String> good = files();
        for (String file : List.of("1.root.json", "2.targets.json", "2.snapshot.json", "timestamp.json")) {
            Path path = folder.resolve("metadata").resolve(file);
            String text = good.get("metadata/" + file);
            for (String bad : List.of(text.replace("\"version\":", "\"version\":1"), text.substring(0, text.length() - 9), "", text + " ")) {
                Files.writeString(path, bad);
                assertThatThrownBy(this::open).as(file).isInstanceOf(RepositoryFailure.Damaged.class).hasMessageContaining(file);
            }
            Files.delete(path);
            assertThatThrownBy(this::open).as(file).isInstanceOf(RepositoryFailure.Damaged.class).hasMessageContaining(file);
            Files.writeString(path, text);
        }
        assertThat(files()).isEqualTo(good);
        assertThat(oldTimestamp).isNotEqualTo(good.get("metadata/timestamp.json"));
    }

    @Test
    void a_repository_of_other_keys_is_refused() {
        open().publish(List.of(bundle("one")));
        SigningKeys others = SigningKeys.openOrCreate(data.resolve("others"), new CountingRandom(50));

        assertThatThrownBy(() -> Repository.open(folder, others, clock)).isInstanceOf(RepositoryFailure.Damaged.class)
                .hasMessageContaining("1.root.json").hasMessageContaining("keys");
    }

    @Test
    void a_damaged_target_is_told_and_mended_by_publishing_it_again() throws IOException {
        open().publish(List.of(bundle("one")));
        Files.writeString(open().current(NAME).orElseThrow(), "0ne");

        assertThat(open().damagedTargets()).containsExactly(NAME);
        open().publish(List.of(bundle("one")));
        assertThat(open().damagedTargets()).isEmpty();
    }

    @Test
    void two_do_not_publish_at_once() throws IOException {
        try (PublishLock _ = PublishLock.take(folder)) {
            assertThatThrownBy(() -> open().publish(List.of(bundle("one")))).isInstanceOf(RepositoryFailure.Busy.class);
        }
        assertThat(open().publish(List.of(bundle("one"))).changed()).isTrue();
    }

    @Test
    void only_published_files_are_served() throws IOException {
        Repository repository = open();
        Sha256 hash = repository.publish(List.of(bundle("one"))).offered().get(NAME);
        Files.writeString(folder.resolve("secret"), "s");

        assertThat(repository.metadata("timestamp.json")).isPresent();
        assertThat(repository.target(new ServedName(NAME, hash).path())).isPresent();
        for (String bad : List.of("2.root.json", "root.json", "../secret", "1.root.json/../../secret", "../publish.lock", "", "01.root.json")) {
            assertThat(repository.metadata(bad)).as(bad).isEmpty();
            assertThat(repository.target(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertThatThrownBy(() -> open().publish(List.of(bundle("one"), bundle("two")))).hasMessageContaining(NAME.value());
    }

    @Test
    void the_compatibility_files_fit_their_bundle() {
        TrustedComment comment = new TrustedComment("x.tar.gz", 1, "stable", clock.instant(), Sha256.of(bytes("abc")).hex());
        CompatibilityFiles files = CompatibilityFiles.of(bytes("abc"), comment, () -> keys.minisign().sign(bytes("abc"), comment));

        assertThat(files.md5()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(files.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  x.tar.gz\n");
        assertThat(files.minisig().lines()).hasSize(4);
    }

    /** Puts so many files, then says what a full disk says. */
    private final class DiskWithRoomFor implements Disk {
        private int room;

        DiskWithRoomFor(int room) {
            this.room = room;
        }

        @Override
        public void put(Path file, byte[] bytes) throws IOException {
            if (room-- == 0) {
                throw new IOException("No space left on device");
            }
            new DurableDisk(folder.resolve("aside")).put(file, bytes);
        }
    }

    private List<Long> versionsAfter(Repository repository, Duration time) {
        clock.advance(time);
        repository.refreshTimestamp();
        Published now = repository.published().orElseThrow();
        return List.of(now.root(), now.targets(), now.snapshot(), now.timestamp());
    }

    private Repository open() {
        return Repository.open(folder, keys, clock);
    }

    private static Target bundle(String content) {
        return Target.of(NAME.value(), bytes(content), Map.of("version", 1, "channel", "stable"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
