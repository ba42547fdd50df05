package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final SignatureId A1 = new SignatureId("A1");
    private static final SignatureId T1 = new SignatureId("T1");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

    @TempDir
    Path tree;

    private final Catalogue catalogue = new Catalogue(new VersionsInMemory(), Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeEach
    void plant() throws IOException {
        copy("A1-probe");
        copy("T1-name");
    }

    @Test
    void a_signature_seen_for_the_first_time_becomes_version_1() {
        assertThat(importTree()).hasToString("2 new, 0 changed, 0 unchanged, 0 vanished");

        SignatureVersion first = catalogue.latest(A1);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.firstSeen()).isEqualTo(Instant.parse("2026-01-02T12:00:00.123456Z"));
        assertThat(first.text().signature()).startsWith("id: A1\n");
        assertThat(first.text().recipe()).startsWith("flow bootstrap");
        assertThat(first.text().proof()).isEmpty();
    }

    @Test
    void importing_the_same_tree_again_changes_nothing() {
        importTree();

        assertThat(importTree().unchanged()).containsExactly(A1, T1);
        assertThat(catalogue.history(A1)).hasSize(1);
    }

    @Test
    void changed_content_becomes_a_further_version_and_the_older_one_stays() throws IOException {
        importTree();
        retitle("UDP probe to one port", "Another title");

        assertThat(importTree().changed()).containsExactly(A1);
        assertThat(catalogue.history(A1)).extracting(Listing::version).containsExactly(2, 1);
        assertThat(catalogue.latest(A1).signature().title()).isEqualTo("Another title");
        assertThat(catalogue.version(A1, 1).signature().title()).isEqualTo("UDP probe to one port");
    }

    @Test
    void going_back_to_older_content_is_a_further_version_since_the_latest_says_what_the_tree_says() throws IOException {
        importTree();
        retitle("UDP probe to one port", "Another title");
        importTree();
        retitle("Another title", "UDP probe to one port");
        importTree();

        assertThat(catalogue.history(A1)).extracting(Listing::version).containsExactly(3, 2, 1);
        assertThat(catalogue.version(A1, 3).contentHash()).isEqualTo(catalogue.version(A1, 1).contentHash());
    }

    @Test
    void a_signature_that_left_the_tree_is_reported_and_kept() throws IOException {
        importTree();
        Files.delete(tree.resolve("T1-name/signature.yaml"));

        assertThat(importTree().vanished()).containsExactly(T1);
        assertThat(catalogue.latest(T1).number()).isEqualTo(1);
    }

    @Test
    void what_is_unknown_is_named() {
        importTree();

        assertThatThrownBy(() -> catalogue.latest(new SignatureId("B7"))).isInstanceOf(UnknownSignature.class).hasMessageContaining("B7");
        assertThatThrownBy(() -> catalogue.version(new SignatureId("B7"), 1)).isInstanceOf(UnknownSignature.class);
        assertThatThrownBy(() -> catalogue.version(A1, 2)).isInstanceOf(UnknownVersion.class)
                .hasMessage("A1 has no version 2; its latest is 1");
    }

    private ImportReport importTree() {
        return catalogue.importTree(SignatureTree.read(tree));
    }

    private void retitle(String from, String to) throws IOException {
        Path file = tree.resolve("A1-probe/signature.yaml");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void copy(String name) throws IOException {
        Files.createDirectory(tree.resolve(name));
        for (String file : new String[] {"signature.yaml", "recipe.txt"}) {
            Files.copy(Path.of("src/test/resources/catalogue/tree", name, file), tree.resolve(name).resolve(file));
        }
    }
}
