package io.skywarden.repository.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    @TempDir
    Path data;

    @Test
    void the_first_start_makes_a_different_key_for_each_purpose() {
        SigningKeys keys = create();

        assertThat(Arrays.stream(KeyPurpose.values()).map(p -> Arrays.toString(keys.key(p).publicKey())).distinct())
                .hasSize(5);
        assertThat(keys.developmentRoot()).isTrue();
    }

    @Test
    void only_the_owner_may_enter_the_folder_and_read_the_keys() throws IOException {
        create();

        assertThat(permissions(folder())).isEqualTo("rwx------");
        for (KeyPurpose purpose : KeyPurpose.values()) {
            assertThat(permissions(folder().resolve(purpose.file()))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_later_start_reads_the_same_keys() {
        byte[] first = create().key(KeyPurpose.ROOT).publicKey();

        assertThat(SigningKeys.openOrCreate(folder(), new CountingRandom(90)).key(KeyPurpose.ROOT).publicKey()).isEqualTo(first);
    }

    @Test
    void keys_in_an_empty_folder_are_made_too() throws IOException {
        Files.createDirectory(folder());

        assertThat(create().key(KeyPurpose.TIMESTAMP).publicKey()).hasSize(32);
    }

    @Test
    void of_two_first_starts_at_once_one_makes_the_keys_and_both_have_them() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path shared = data.resolve("shared-" + round + "/keys");
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService starts = Executors.newFixedThreadPool(2)) {
                List<Future<byte[]>> roots = new ArrayList<>();
                for (int start = 0; start < 2; start++) {
                    CountingRandom random = new CountingRandom(10 + 50 * start);
                    roots.add(starts.submit(() -> {
                        together.await();
                        return SigningKeys.openOrCreate(shared, random).key(KeyPurpose.ROOT).publicKey();
                    }));
                }
                assertThat(roots.get(0).get()).isEqualTo(roots.get(1).get());
            }
            assertThat(shared.getParent()).isDirectoryNotContaining("glob:**/.keys-*");
        }
    }

    @Test
    void keys_that_came_without_the_mark_are_no_development_root() throws IOException {
        create();
        Files.delete(folder().resolve(SigningKeys.DEVELOPMENT_MARK));

        assertThat(create().developmentRoot()).isFalse();
    }

    @Test
    void a_key_that_others_may_read_is_refused_and_the_way_to_mend_it_is_told() throws IOException {
        create();
        Path key = folder().resolve("targets.pem");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::create).isInstanceOf(KeysUnusable.class).hasMessageContaining("chmod 600 '" + key + "'");
    }

    @Test
    void a_missing_key_is_not_made_anew() throws IOException {
        create();
        Files.delete(folder().resolve("root.pem"));

        assertThatThrownBy(this::create).isInstanceOf(KeysUnusable.class).hasMessageContaining("root.pem").hasMessageContaining("backup");
        assertThat(folder().resolve("root.pem")).doesNotExist();
    }

    @Test
    void a_file_that_holds_no_key_is_refused() throws IOException {
        create();
        Files.writeString(folder().resolve("root.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(this::create).isInstanceOf(KeysUnusable.class).hasMessageContaining("PKCS#8");
    }

    private SigningKeys create() {
        return SigningKeys.openOrCreate(folder(), new CountingRandom(1));
    }

    private Path folder() {
        return data.resolve("keys");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
