package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCheckTest {

    @TempDir
    Path folder;

    @Test
    void a_refused_rule_is_named_by_sid_and_line_and_the_rest_are_counted() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"), """
                alert udp any any -> any any (msg:"fine"; dsize:>17; classtype:policy-violation; sid:1; rev:1;)
                alert udp any any -> any any (msg:"bad"; dsizee:>17; sid:2; rev:1;)
                alert udp any any -> any any (msg:"later"; requires: version >= 99; dsize:1; sid:3; rev:1;)
                alert udp any any -> any any (msg:"odd"; dsize:7; classtype:unheard-of; sid:4; rev:1;)
                """);
        for (EngineBinary engine : engines()) {
            LoadCheck check = LoadCheck.of(engine, rules, folder);
            assertThat(check.passed()).isFalse();
            assertThat(List.of(check.loaded(), check.failed(), check.skipped())).containsExactly(2, 1, 1);
            assertThat(check.complaints()).contains(new LoadComplaint(
                    "unknown rule keyword 'dsizee'.", OptionalLong.of(2), OptionalInt.of(2)));
            assertThat(check.warnings()).singleElement().asString().contains("unheard-of");
        }
    }

    @Test
    void a_sound_file_passes_without_a_word() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"),
                "alert udp any any -> any any (msg:\"fine\"; dsize:>17; classtype:policy-violation; sid:1; rev:1;)\n");
        for (EngineBinary engine : engines()) {
            assertThat(LoadCheck.of(engine, rules, folder)).isEqualTo(new LoadCheck(true, 1, 0, 0, List.of(), List.of()));
        }
    }

    private static List<EngineBinary> engines() {
        List<EngineBinary> engines = EngineBinary.discover();
        assumeTrue(!engines.isEmpty(), "not run: no Suricata 7 or 8 on this machine");
        return engines;
    }
}
