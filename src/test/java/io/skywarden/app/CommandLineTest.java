package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.SnortBinary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and messages of the commands: 0 ok, 1 not proven, 2 could not run; never a stack trace. */
class CommandLineTest {

    private static final Path SAMPLE = Path.of("signatures", "skype-classic", "C01-udp-probe");

    /** What a command left behind. */
    private record Outcome(int exit, String out, String err) {}

    @TempDir
    Path folder;

    private Path signatures;
    private Path captures;

    @BeforeEach
    void one_signature_and_no_capture() throws IOException {
        signatures = folder.resolve("signatures");
        captures = Files.createDirectories(folder.resolve("captures"));
        Path own = Files.createDirectories(signatures.resolve("C01-udp-probe"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_proven_signature_ends_with_0() {
        Outcome outcome = prove();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("proven: 1 signatures, 1 captures, judged by in-process");
    }

    @Test
    void a_recipe_that_is_not_hit_ends_with_1() throws IOException {
        Files.writeString(signatures.resolve("C01-udp-probe/recipe.txt"), "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random 5\n");
        Outcome outcome = prove();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("shortfall     C01 on recipe/C01", "NOT PROVEN");
    }

    @Test
    void a_broken_signature_file_ends_with_2_and_names_file_and_line() throws IOException {
        Path file = signatures.resolve("C01-udp-probe/signature.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("confidence: \\w+", "confidence: certain"));
        Outcome outcome = prove();
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains(file + ":5: /confidence: 'certain' is not one of").doesNotContain("\tat ");
    }

    @Test
    void a_broken_recipe_ends_with_2_and_names_file_and_line() throws IOException {
        Path file = Files.writeString(signatures.resolve("C01-udp-probe/recipe.txt"), "flow a\n");
        Outcome outcome = prove();
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains(file + ":1: ").doesNotContain("\tat ");
    }

    @Test
    void a_missing_folder_ends_with_2_and_is_named() {
        Path none = folder.resolve("none");
        assertRefused(run("prove", "--signatures", none.toString()), none + ":1: /: is not a folder");
        assertRefused(prove("--captures", none.toString()), none + ": is not a folder of captures");
        assertRefused(run("render", "--signatures", signatures.toString(), "--templates", none.toString(), "--engine", "suricata-8",
                "--out", folder.toString()), none.toString());
    }

    @Test
    void an_unknown_engine_ends_with_2_and_the_known_ones() {
        assertRefused(prove("--engine", "snort"), "'snort' is not one of [in-process, suricata-7, suricata-8, snort-3, all]");
        assertRefused(run("render", "--signatures", signatures.toString(), "--engine", "suricata-99", "--out", folder.toString()),
                "no templates for 'suricata-99': there are [");
    }

    @Test
    void truth_without_captures_ends_with_2() {
        assertRefused(prove("--truth", "truth.tsv"), "--captures DIR");
    }

    @Test
    void a_file_that_is_no_capture_ends_with_1_and_is_named() throws IOException {
        Files.writeString(captures.resolve("garbage.pcap"), "this is no capture, though it is long enough for a header");
        Outcome outcome = prove("--captures", captures.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("not judged    garbage.pcap by in-process: ", "NOT PROVEN");
        assertThat(outcome.err()).doesNotContain("\tat ");
    }

    @Test
    void a_capture_that_ends_too_early_is_told_and_judged_up_to_there() throws IOException {
        byte[] whole = SyntheticCapture.pcap(Recipe.parse("r", "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 silent\n  > random 5 x 3\n"), "r");
        Files.write(captures.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 3));
        Outcome outcome = prove("--captures", captures.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("damaged       cut.pcap by in-process: the file ends within packet 3", "proven: 1 signatures, 2 captures");
    }

    @Test
    void rules_are_written_and_their_numbers_recorded() throws IOException {
        Path out = folder.resolve("rules");
        Outcome outcome = run("render", "--signatures", signatures.toString(), "--engine", "suricata-8", "--out", out.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(Files.readString(out.resolve("skype-monitor.rules"))).contains("alert udp", "sid:9210000");
        assertThat(Files.readString(signatures.resolve("sids.lock"))).contains("C01", "9210000");
    }

    private static void assertRefused(Outcome outcome, String message) {
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void rules_are_checked_by_the_engines_there_are_and_what_was_not_run_is_told() {
        Outcome outcome = run("rules", "check", "--signatures", signatures.toString());
        assertThat(outcome.out()).contains("snort-2.9: reads: 1 rules taken, 0 refused; checked by our reader of the manual, no engine was run");
        if (InstalledEngine.discover().isEmpty()) {
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("SKYWARDEN_ENGINES_AT").doesNotContain("\tat ");
        } else {
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).contains(": loads: 1 rules loaded, 0 refused, 0 skipped; cost not measured");
            assertThat(outcome.out().contains("not run       snort-3: ")).isEqualTo(SnortBinary.discover().isEmpty());
        }
    }

    @Test
    void what_rules_cost_is_told_by_engines_that_can_measure() {
        Outcome outcome = run("rules", "check", "--cost", "--captures", captures.toString(), "--signatures", signatures.toString());
        if (SnortBinary.discover().isEmpty()) {
            System.out.println("not run: Snort 3 is absent (SKYWARDEN_SNORT_3 names one)");
        } else {
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).containsPattern("cost          C01 \\([^)]+\\): [1-9][0-9]* checks, [1-9][0-9]* matches, [0-9]+ µs, [0-9.]+ µs a check\n")
                    .contains("0 skipped; cost measured on 1 captures: 1 rules checked, 0 never");
            assertThat(prove("--cost", "--engine", "snort-3").out()).containsPattern("\ncost          snort-3[0-9.]*: measured on 1 captures");
        }
        assertRefused(prove("--cost"), "--cost asks engines, and in-process is none: say which with --engine snort-3 or all");
        assertRefused(run("rules", "check", "--captures", captures.toString(), "--signatures", signatures.toString()), "say --cost");
    }

    @Test
    void a_judge_that_is_no_engine_checks_no_rules() {
        Outcome outcome = run("rules", "check", "--engine", "in-process", "--signatures", signatures.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("in-process: no such engine");
    }

    private Outcome prove(String... more) {
        return run(Stream.concat(Stream.of("prove", "--signatures", signatures.toString()), List.of(more).stream()).toArray(String[]::new));
    }

    /** The commands print to the process's own streams, so these are borrowed for a moment. */
    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = CommandLine.run(arguments);
            return new Outcome(exit, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
