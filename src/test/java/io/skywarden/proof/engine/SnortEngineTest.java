package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many captures in one process: none knows of another, and one that breaks the engine costs only itself. */
class SnortEngineTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String SEQUENCE = """
            alert udp any any -> any any (msg:"first"; flow:to_server; content:"one"; flowbits:set,a; flowbits:noalert; sid:100; rev:1;)
            alert udp any any -> any any (msg:"second"; flow:to_client; flowbits:isset,a; content:"two"; sid:101; rev:3;)
            """;

    @TempDir
    Path folder;

    @Test
    void a_flow_ends_with_its_capture() throws IOException {
        Path both = asked(new SmallCapture()).udp("192.0.2.9", 53, "192.0.2.1", 4000, bytes("two")).write(folder.resolve("a capture.pcap"), 0);
        Path one = asked(new SmallCapture()).write(folder.resolve("one.pcap"), 0);
        Path two = new SmallCapture().udp("192.0.2.9", 53, "192.0.2.1", 4000, bytes("two")).write(folder.resolve("two.pcap"), 0);
        try (RunningEngine engine = snort().start(rules(SEQUENCE), folder, LONG)) {
            Map<Path, EngineResult> results = engine.judge(List.of(one, two, both, one, two), _ -> { });
            assertThat(results.get(one)).isEqualTo(judged());
            assertThat(results.get(two)).isEqualTo(judged());
            assertThat(((EngineResult.Judged) results.get(both)).alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.sid()).isEqualTo(101);
                assertThat(alert.packet()).isEqualTo(2);
                assertThat(alert.flow()).as("client first").hasToString("UDP 192.0.2.1:4000 -> 192.0.2.9:53");
            });
        }
    }

    @Test
    void what_cannot_be_read_is_told_and_costs_no_other() throws IOException {
        Path good = asked(new SmallCapture()).write(folder.resolve("good.pcap"), 0);
        Path torn = asked(asked(new SmallCapture())).write(folder.resolve("torn.pcap"), 2);
        Path other = asked(new SmallCapture(113)).write(folder.resolve("cooked.pcap"), 0);
        Path garbage = Files.writeString(folder.resolve("garbage.pcap"), "no capture");
        Path absent = folder.resolve("absent.pcap");
        try (RunningEngine engine = snort().start(rules(SEQUENCE.replace("flowbits:noalert; ", "")), folder, LONG)) {
            Map<Path, EngineResult> results = engine.judge(List.of(garbage, absent, other, torn, good), _ -> { });
            assertThat(results.keySet()).containsExactly(garbage, absent, other, torn, good);
            assertThat(results.get(garbage)).isInstanceOf(EngineResult.GaveUp.class);
            assertThat(results.get(absent)).isInstanceOf(EngineResult.GaveUp.class);
            assertThat(results.get(other).toString()).contains("link type 113 not (yet) supported");
            assertThat(((EngineResult.Judged) results.get(torn)).damage().orElseThrow()).contains("truncated");
            assertThat(((EngineResult.Judged) results.get(torn)).alerts()).hasSize(1);
            assertThat(((EngineResult.Judged) results.get(good)).alerts()).hasSize(1);
        }
    }

    @Test
    void each_error_of_a_file_is_told_with_its_line() throws IOException {
        Path file = rules(SEQUENCE + "alert udp any any -> any any (msg:\"no\"; nonsense:1; sid:102; rev:1;)\n"
                + "alert udp any any -> any any (msg:\"no\"; pcre:\"/(/\"; sid:103; rev:1;)\n");
        LoadCheck check = snort().check(file, folder);
        assertThat(check.passed()).isFalse();
        assertThat(check.loaded()).isEqualTo(2);
        assertThat(check.failed()).isEqualTo(2);
        assertThat(check.complaints()).contains(
                new LoadComplaint("unknown rule keyword: nonsense.", OptionalLong.of(102), OptionalInt.of(3)));
        assertThatThrownBy(() -> snort().start(file, folder, LONG)).isInstanceOf(EngineTrouble.class).hasMessageContaining("nonsense");
    }

    @Test
    void what_rules_cost_is_measured_when_asked_and_changes_no_alert() throws IOException {
        Path both = asked(new SmallCapture()).udp("192.0.2.9", 53, "192.0.2.1", 4000, bytes("two")).write(folder.resolve("both.pcap"), 0);
        Path one = asked(new SmallCapture()).write(folder.resolve("one.pcap"), 0);
        try (RunningEngine measuring = snort().start(rules(SEQUENCE), folder, LONG, Metering.ON);
                RunningEngine plain = snort().start(rules(SEQUENCE), folder, LONG)) {
            Map<Path, EngineResult> results = measuring.judge(List.of(one, both), _ -> { });
            assertThat(results).isEqualTo(plain.judge(List.of(one, both), _ -> { }));
            assertThat(plain.costs()).isEqualTo(new RuleCosts.NotMeasured("it was not asked to"));
            RuleCosts.Measured costs = (RuleCosts.Measured) measuring.costs();
            assertThat(costs.captures()).isEqualTo(2);
            assertThat(costs.rules()).extracting(RuleCost::sid).containsExactly(100L, 101L);
            assertThat(costs.rules()).extracting(RuleCost::checks).containsExactly(2L, 1L);
            assertThat(costs.rules()).extracting(RuleCost::matches).containsExactly(2L, 1L);
            measuring.judge(List.of(one), _ -> { });
            assertThat(((RuleCosts.Measured) measuring.costs()).rules().getFirst().checks()).as("added up").isEqualTo(3);
        }
    }

    @Test
    void a_capture_that_kills_or_holds_the_engine_costs_only_itself() throws IOException {
        List<Path> captures = List.of(named("a"), named("kill"), named("b"), named("hang"), named("c"));
        try (SnortEngine engine = SnortEngine.start(new SnortBinary(imitation(), "3.0.0"), rules(SEQUENCE), folder, LONG, Duration.ofSeconds(3),
                Metering.ON)) {
            Map<Path, EngineResult> results = engine.judge(captures, _ -> { });
            assertThat(results.keySet()).containsExactlyElementsOf(captures);
            assertThat(List.of(results.get(captures.get(0)), results.get(captures.get(2)), results.get(captures.get(4)))).containsOnly(judged());
            assertThat(results.get(captures.get(1)).toString()).contains("the engine died, exit code 137");
            assertThat(results.get(captures.get(3)).toString()).contains("not done within 3.0 s");
            assertThat(engine.costs()).isEqualTo(new RuleCosts.NotMeasured("the engine told no costs that can be read"));
        }
    }

    /** Takes any rules; dies of a capture that says so, and waits at another. */
    private Path imitation() throws IOException {
        Path program = Files.writeString(folder.resolve("imitation"), """
                #!/bin/sh
                while [ $# -gt 0 ]; do
                  case $1 in -T) echo 'total rules loaded: 2'; exit 0 ;; -l) out=$2 ;; --pcap-file) list=$2 ;; esac
                  shift
                done
                while read -r file; do
                  case $file in
                    */end.pcap) echo '{ "gid" : 1, "sid" : 1 }' >> "$out/alert_json.txt" ;;
                    *) case $(cat "$file") in kill) kill -9 $$ ;; hang) exec sleep 60 ;; esac ;;
                  esac
                done < "$list"
                """);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Path named(String text) throws IOException {
        return Files.writeString(folder.resolve(text + ".pcap"), text);
    }

    private static SmallCapture asked(SmallCapture capture) {
        return capture.udp("192.0.2.1", 4000, "192.0.2.9", 53, bytes("one"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static EngineResult judged() {
        return new EngineResult.Judged(List.of(), 0, Optional.empty());
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("test.rules"), text);
    }

    private static SnortBinary snort() {
        Optional<SnortBinary> found = SnortBinary.discover();
        assumeTrue(found.isPresent(), "not run: no Snort 3 on this machine");
        return found.orElseThrow();
    }
}
