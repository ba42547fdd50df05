package io.skywarden.proof.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Captures come from strangers. Whatever their bytes are, each gets a ruling: no other exception, no endless work, no more memory
 * than a small JVM has. {@code -Dtests.mutations=1000000} tries more, {@code -Dtests.mutations.first=N} others.
 */
class HostileCapturesTest {

    @Test
    void every_spoilt_capture_gets_a_ruling() throws IOException, InterruptedException {
        String first = System.getProperty("tests.mutations.first", "0");
        String count = System.getProperty("tests.mutations", "50000");

        String said = run(first, count);

        System.out.println(said.lines().filter(line -> line.contains("spoilt captures")).findFirst().orElse(""));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_begun_and_never_finished_is_judged_in_little_memory(Flood flood) throws IOException, InterruptedException {
        assertThat(run(flood.name())).contains(flood + " Judged");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx192m", "-Xss512k",
                "-XX:MaxDirectMemorySize=32m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                HostileRun.class.getName()));
        command.addAll(List.of(arguments));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        return said;
    }
}
