package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every companion as reviewed text. A case is a folder; {@code -Dtests.accept=true} takes what is written now. */
class GoldenCompanionsTest {

    @ParameterizedTest
    @MethodSource("io.skywarden.rules.companion.Cases#all")
    void the_companions_are_the_accepted_ones(Cases given) throws IOException {
        Path expected = given.folder().resolve("expected");
        TreeMap<String, String> made = new TreeMap<>(given.companions().files());
        if (Boolean.getBoolean("tests.accept")) {
            for (var file : made.entrySet()) {
                Files.createDirectories(expected.resolve(file.getKey()).getParent());
                Files.writeString(expected.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(made).as("accept with -Dtests.accept=true, then review").isEqualTo(read(expected));
    }

    @Test
    void without_a_judgement_nothing_is_blocked() {
        Companions made = Companions.of(Cases.all().toList().getLast().carried(), Endpoints.NONE, 1);
        assertThat(made.files().get("squid/safe-to-block.txt")).isEqualTo("# Nothing but consumer Skype needs these.\n");
        assertThat(made.files().get("squid/unverified.txt")).contains(".outer.test\n", "\nalone.test\n");
        assertThat(made.files().get("applocker/enforce.xml")).doesNotContain("Deny");
        assertThat(made.files().get("wdac/enforce.xml")).doesNotContain("<Deny");
    }

    @Test
    void a_name_of_no_shipped_signature_is_in_no_file() {
        assertThat(Cases.all().toList().getLast().companions().files().values()).noneMatch(text -> text.contains("nobody-watches"))
                .noneMatch(text -> text.contains("together.test"));
    }

    private static TreeMap<String, String> read(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
