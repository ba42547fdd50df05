package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineBinaryTest {

    @TempDir
    Path folder;

    @Test
    void the_version_is_read_from_what_the_engine_says() {
        assertThat(EngineVersion.stated("This is Suricata version 7.0.10 RELEASE")).contains(new EngineVersion(7, 0, 10));
        assertThat(EngineVersion.stated("snort 3")).isEmpty();
    }

    @Test
    void a_named_engine_comes_before_one_on_the_path_and_other_lines_are_left_alone() throws IOException {
        Path named = program("own", "8.1.2");
        Path onPath = program("suricata", "7.9.9");
        program("suricata-8", "8.0.0");
        Path unknown = program("suricata-7", "6.0.0");
        var found = EngineBinary.discover(Map.of(
                "SKYWARDEN_SURICATA_8", named.toString(), "PATH", folder.toString(), "SKYWARDEN_ENGINES", "/nowhere"));
        assertThat(found).containsExactly(
                new EngineBinary(onPath, new EngineVersion(7, 9, 9)), new EngineBinary(named, new EngineVersion(8, 1, 2)));
        assertThat(EngineBinary.at(unknown)).isPresent();
        assertThat(EngineBinary.at(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void several_versions_of_a_line_stand_side_by_side_when_they_are_named() throws IOException {
        Path one = program("one", "8.0.7");
        Path other = program("other", "8.0.8");
        Path again = program("again", "8.0.8");
        program("suricata", "8.0.9");
        Path seven = program("suricata-7", "7.0.10");
        var found = EngineBinary.discover(Map.of("SKYWARDEN_SURICATA_8", other.toString(), "PATH", folder.toString(),
                "SKYWARDEN_ENGINES_AT", one + ":" + again + ":" + folder.resolve("absent"), "SKYWARDEN_ENGINES", "/nowhere"));
        assertThat(found).extracting(EngineBinary::path).containsExactly(seven, one, other);
    }

    @Test
    void whether_a_build_can_measure_rules_is_asked_of_the_build() throws IOException {
        EngineVersion any = new EngineVersion(8, 0, 0);
        assertThat(new EngineBinary(says("can", "  Profiling rules enabled:                 yes"), any).cannotMeasure()).contains("this build has rule profiling, which is not read");
        assertThat(new EngineBinary(says("cannot", "  Profiling rules enabled:                 no"), any).cannotMeasure()).contains("this build has no rule profiling");
    }

    @Test
    void a_snort_3_is_found() throws IOException {
        Path named = says("own", "o\\\"  )~   Version 3.11.1.0");
        says("snort", "   Version 2.9.20 GRE (Build 82)");
        var found = SnortBinary.discover(Map.of("SKYWARDEN_SNORT_3", named.toString(), "PATH", folder.toString()));
        assertThat(found).contains(new SnortBinary(named, "3.11.1.0"));
        assertThat(found.orElseThrow().judge()).isEqualTo("snort-3.11.1.0");
        assertThat(found.orElseThrow().generation()).isEqualTo(3);
        assertThat(SnortBinary.discover(Map.of("PATH", folder.toString()))).as("2.9 is another engine").isEmpty();
        assertThat(SnortBinary.discover(Map.of())).isEmpty();
    }

    private Path program(String name, String version) throws IOException {
        return says(name, "This is Suricata version " + version + " RELEASE");
    }

    private Path says(String name, String what) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\ncat <<'E'\n" + what + "\nE\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
