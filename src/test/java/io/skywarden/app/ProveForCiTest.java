package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code prove} ends with when a CI system asks: levels, baselines, reports. */
class ProveForCiTest {

    private record Outcome(int exit, String out, String err) {}

    @TempDir
    private Path folder;

    private Path signatures;

    @BeforeEach
    void a_signature_that_misses_a_flow() throws IOException {
        signatures = folder.resolve("signatures");
        Path home = Files.createDirectories(signatures.resolve("T1"));
        Files.writeString(home.resolve("recipe.txt"), "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random 5\n");
        Files.writeString(home.resolve("proof.yaml"), "captures: [{sha256: %s, name: far.pcap, at-least: 1}]\n".formatted("ab".repeat(32)));
        Files.writeString(home.resolve("signature.yaml"), """
                id: T1
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
                      - size: 6
                """);
    }

    @Test
    void it_fails_on_the_named_levels_only() throws IOException {
        assertThat(prove().exit()).isEqualTo(1);
        assertThat(prove("--fail-on", "shortfall").exit()).isEqualTo(1);
        assertThat(prove("--fail-on", "disagreement,false-flow,not-judged").exit()).isZero();
        assertThat(prove("--fail-on", "none").exit()).isZero();
        Files.writeString(signatures.resolve("T1/recipe.txt"), "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random 6\n");
        assertThat(prove().exit()).isZero();
        Outcome absent = prove("--fail-on", "unproven");
        assertThat(absent.exit()).isEqualTo(1);
        assertThat(absent.out()).contains("unproven      a judge or a capture is absent");
    }

    @Test
    void a_shortfall_names_the_packet() {
        assertThat(prove().out()).contains("  T1 on recipe/T1: missed UDP 10.1.0.2:4000 -> 10.1.0.3:4001, packet 1");
    }

    @Test
    void what_a_baseline_knows_does_not_fail() throws IOException {
        Path baseline = folder.resolve("baseline.json");
        assertThat(prove("--write-baseline", baseline.toString()).exit()).isEqualTo(1);
        assertThat(prove("--baseline", baseline.toString()).exit()).isZero();
        Files.writeString(signatures.resolve("T1/recipe.txt"), "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random 6\n");
        assertThat(prove("--baseline", baseline.toString()).out()).contains("vanished      shortfall: T1 on recipe/T1", "no new findings: ");
    }

    @Test
    void each_report_is_written_where_it_was_asked_for() throws IOException {
        Path junit = folder.resolve("a.xml");
        Path sarif = folder.resolve("a.sarif");
        Path markdown = folder.resolve("a.md");
        Outcome outcome = prove("--report", "junit=" + junit, "--report", "sarif=" + sarif, "--format", "markdown", "--output", markdown.toString());
        assertThat(outcome.out()).startsWith("NOT PROVEN: 1 signatures");
        assertThat(junit).content().startsWith("<?xml");
        assertThat(sarif).content().contains("\"version\" : \"2.1.0\"");
        assertThat(markdown).content().startsWith("## Skywarden: NOT PROVEN");
    }

    @Test
    void a_wish_that_cannot_be_met_ends_with_2_and_says_why() {
        assertRefused("'typo' is no level: they are disagreement, false-flow, shortfall, stale-difference, not-judged, unproven", "--fail-on", "typo");
        assertRefused("leave out --changed-since", "--changed-since", "HEAD", "--write-baseline", folder.resolve("b").toString());
        assertRefused("none.json: the baseline cannot be read (NoSuchFile)", "--baseline", folder.resolve("none.json").toString());
        assertRefused("not a git repository", "--changed-since", "HEAD");
        assertRefused("'--exec=x' is no revision", "--changed-since=--exec=x");
        assertRefused("--report", "--report", "html=x");
    }

    private void assertRefused(String why, String... options) {
        Outcome outcome = prove(options);
        assertThat(outcome.exit()).as(why).isEqualTo(2);
        assertThat(outcome.err()).contains(why).doesNotContain("\tat ");
    }

    private Outcome prove(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLine.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(
                Stream.concat(Stream.of("prove", "--signatures", signatures.toString()), List.of(options).stream()).toArray(String[]::new));
        return new Outcome(exit, out.toString(), err.toString());
    }
}
