package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.PolicySchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say of policies is what happens. */
class PolicyPagesTest {

    private static final Path TEMPLATES = Path.of("rules-templates");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"define-an-allowed-path", "block"})
    void a_page_does_what_it_says(String name) throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/how-to", name + ".md"), folder);
        copyOfSignatures(page.place());
        page.walk(_ -> false);
    }

    @Test
    void every_policy_fits_the_schema_and_so_does_the_one_of_the_reference() throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/reference/policy.md"), folder);
        page.walk(_ -> false);
        assertThat(Policies.read(TEMPLATES, Optional.of(page.place().resolve("policies"))).named("office").path()).isPresent();
        try (Stream<Path> builtIn = Files.list(TEMPLATES.resolve("policies"))) {
            List<Path> files = Stream.concat(builtIn.filter(file -> file.toString().endsWith(".yaml")),
                    Stream.of(page.place().resolve("policies/office.yaml"))).toList();
            assertThat(files).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(PolicySchema.complaints(Files.readString(file))).isEmpty());
        }
    }

    private static void copyOfSignatures(Path place) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(Path.of("signatures"))) {
            for (Path file : files.toList()) {
                Path copy = place.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
