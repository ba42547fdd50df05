package io.skywarden.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindTest {

    @Test
    void every_kind_has_a_page_with_its_title_and_no_page_lacks_a_kind() throws IOException {
        try (var pages = Files.list(Path.of("docs/reference/problems"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Kind.values()).map(kind -> kind.slug() + ".md").toList());
        }
        for (Kind kind : Kind.values()) {
            assertThat(Files.readString(Path.of("docs/reference/problems", kind.slug() + ".md")))
                    .startsWith("# " + kind.title() + "\n").contains("Status " + kind.status() + ",");
        }
    }

    @Test
    void a_document_holds_the_members_of_rfc_9457_and_the_facts_beside_them() {
        Problem problem = new Problem(Kind.VERSION_UNKNOWN, "no \"7\"", Map.of("latest", 3));

        assertThat(new String(ProblemDocument.of(problem, "/a"), StandardCharsets.UTF_8)).isEqualTo("""
                {"type":"/problems/version-unknown","title":"The signature has no such version","status":404,\
                "detail":"no \\"7\\"","instance":"/a","latest":3}""");
    }

    @Test
    void a_fact_cannot_take_the_place_of_a_standard_member() {
        assertThatThrownBy(() -> new Problem(Kind.NOT_FOUND, "x", Map.of("status", 200))).hasMessageContaining("[status]");
    }
}
