package io.skywarden.catalogue.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which signatures changed since a revision, in a real repository. */
class TreeAtRevisionTest {

    @TempDir
    private Path repository;

    private Path tree;

    @BeforeEach
    void two_signatures_in_a_repository() throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "git"))),
                "no git on PATH");
        tree = repository.resolve("deep/some signatures");
        signature("T1", "5");
        signature("T2", "6");
        git("init", "-q");
        commit();
    }

    @Test
    void a_change_of_spelling_is_none_and_a_change_of_meaning_is_one() throws Exception {
        Path file = tree.resolve("T1-x/signature.yaml");
        Files.writeString(file, "# A comment.\n" + Files.readString(file).replace("size: 5", "size:   5"));
        assertThat(changed("HEAD")).isEmpty();
        Files.writeString(file, Files.readString(file).replace("size:   5", "size: 7"));
        assertThat(changed("HEAD")).containsExactly("T1");
        commit();
        assertThat(changed("HEAD")).isEmpty();
        assertThat(changed("HEAD~1")).containsExactly("T1");
    }

    @Test
    void a_recipe_and_an_expectation_are_part_of_it() throws Exception {
        Files.writeString(tree.resolve("T1-x/recipe.txt"), "flow b udp 10.1.0.2:4000 -> 10.1.0.3:4001 silent\n  > random 9\n");
        Files.writeString(tree.resolve("T2-x/proof.yaml"), "captures: [{sha256: %s, name: a, at-least: 1}]".formatted("ab".repeat(32)));
        assertThat(changed("HEAD")).containsExactly("T1", "T2");
    }

    @Test
    void a_new_one_is_a_change_a_moved_one_is_none_and_a_removed_one_is_told() throws Exception {
        signature("T3", "8");
        Files.move(tree.resolve("T1-x"), Files.createDirectories(tree.resolve("elsewhere")).resolve("T1-x"));
        assertThat(changed("HEAD")).containsExactly("T3");
        delete("T2-x");
        assertThat(TreeAtRevision.read(tree, "HEAD").removed(SignatureTree.read(tree))).extracting(Object::toString).containsExactly("T2");
    }

    @Test
    void what_was_broken_or_a_link_then_is_a_change_now() throws Exception {
        Path file = tree.resolve("T1-x/signature.yaml");
        String good = Files.readString(file);
        Files.writeString(file, "id: [");
        Files.delete(tree.resolve("T2-x/signature.yaml"));
        Files.createSymbolicLink(tree.resolve("T2-x/signature.yaml"), Path.of("/etc/hostname"));
        commit();
        Files.writeString(file, good);
        delete("T2-x");
        signature("T2", "6");
        assertThat(changed("HEAD")).containsExactly("T1", "T2");
        assertThat(changed("HEAD~1")).isEmpty();
    }

    @Test
    void before_the_folder_was_there_all_is_new() throws Exception {
        git("checkout", "-q", "--orphan", "empty");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "rm", "-rq", "--cached", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty", "-m", "nothing");
        assertThat(changed("empty")).containsExactly("T1", "T2");
    }

    @Test
    void a_revision_is_never_an_option_and_an_unknown_one_is_named() {
        Path harm = repository.resolve("harm");
        for (String option : List.of("--output=" + harm, "-n", "--git-dir=" + harm, "", " ", "a\nb")) {
            assertThatThrownBy(() -> TreeAtRevision.read(tree, option)).as(option).isInstanceOf(GitUnusable.class)
                    .hasMessageContaining("is no revision: name a branch");
        }
        for (String unknown : List.of("nowhere", "HEAD~99", "HEAD:deep", "$(touch harm)", "HEAD; touch harm", "..")) {
            assertThatThrownBy(() -> TreeAtRevision.read(tree, unknown)).as(unknown).isInstanceOf(GitUnusable.class)
                    .hasMessageContaining("git knows no revision '%s' here: fetch it first".formatted(unknown));
        }
        assertThat(harm).doesNotExist();
    }

    @Test
    void without_git_or_a_repository_it_says_so(@TempDir Path plain) {
        assertThatThrownBy(() -> TreeAtRevision.read("no-such-git", tree, "HEAD")).isInstanceOf(GitUnusable.class)
                .hasMessageContaining("'no-such-git' cannot be run: install git, or leave the option out");
        assertThatThrownBy(() -> TreeAtRevision.read(plain, "HEAD")).isInstanceOf(GitUnusable.class)
                .hasMessageContaining("not a git repository");
    }

    private List<String> changed(String revision) {
        TreeAtRevision then = TreeAtRevision.read(tree, revision);
        return SignatureTree.read(tree).stream().filter(authored -> !then.has(authored)).map(AuthoredSignature::signature)
                .map(signature -> signature.id().value()).toList();
    }

    private void signature(String id, String size) throws IOException {
        Path home = Files.createDirectories(tree.resolve(id + "-x"));
        Files.writeString(home.resolve("recipe.txt"), "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random %s\n".formatted(size));
        Files.writeString(home.resolve("signature.yaml"), """
                id: %s
                title: A test
                family: skype-classic
                era: classic
                confidence: low
                state: active
                description: A test.
                sources: [{title: None}]
                transport: udp
                steps:
                  - shows:
                      - size: %s
                """.formatted(id, size));
    }

    private void delete(String folder) throws IOException {
        try (var files = Files.list(tree.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(tree.resolve(folder));
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
    }

    private void git(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("git", "-C", repository.toString()));
        line.addAll(List.of(words));
        Process git = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes());
        assertThat(git.waitFor()).as(said).isZero();
    }
}
