package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.proof.engine.EngineResult.GaveUp;
import io.skywarden.proof.engine.EngineResult.Judged;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real engines; the line that is not installed is skipped, and says so. */
class SuricataEngineTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] PROBE = {1, 2, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
    private static final String SEES = "alert udp any any -> any any (msg:\"probe\"; dsize:18; sid:9000001; rev:3;)\n";
    private static final String FILTERS = "alert udp any any -> any any (msg:\"filter\"; dsize:18; "
            + "detection_filter:track by_src,count 4,seconds 60; sid:9000002; rev:1;)\n";
    private static final String LIMITS = "alert udp any any -> any any (msg:\"limit\"; dsize:18; "
            + "threshold:type both,track by_src,count 3,seconds 60; sid:9000003; rev:1;)\n";
    private static final String LIMITS_BY_RULE = "alert udp any any -> any any (msg:\"rule\"; dsize:18; "
            + "threshold:type both,track by_rule,count 3,seconds 60; sid:9000004; rev:1;)\n";
    private static final String TWICE_A_SOURCE = "alert udp any any -> any any (msg:\"twice\"; dsize:18; "
            + "threshold:type both,track by_src,count 2,seconds 2000; sid:9000005; rev:1;)\n";

    @TempDir
    Path folder;

    private static EngineBinary engine(int major) {
        List<EngineBinary> found = EngineBinary.discover();
        assumeTrue(found.stream().anyMatch(binary -> binary.version().major() == major),
                () -> "not run: no Suricata %d here, only %s".formatted(major, found));
        return found.stream().filter(binary -> binary.version().major() == major).findFirst().orElseThrow();
    }

    private SuricataEngine start(int major, String rules) throws IOException {
        return SuricataEngine.start(engine(major), Files.writeString(folder.resolve("a.rules"), rules), work(), LIMIT);
    }

    private Path work() {
        return folder.resolve("work");
    }

    private SmallCapture probes(int count) {
        SmallCapture capture = new SmallCapture();
        for (int i = 0; i < count; i++) {
            capture.udp("10.0.0.1", 5000 + i, "10.0.0.2", 33033, PROBE);
        }
        return capture;
    }

    private static Judged judged(EngineResult result) {
        assertThat(result).isInstanceOf(Judged.class);
        return (Judged) result;
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void an_alert_carries_its_flow_client_first_and_its_packet(int major) throws IOException {
        Path capture = new SmallCapture()
                .udp("10.0.0.1", 5000, "10.0.0.2", 33033, new byte[] {9})
                .udp("10.0.0.2", 33033, "10.0.0.1", 5000, PROBE)
                .write(folder.resolve("reply.pcap"), 0);
        try (SuricataEngine engine = start(major, SEES)) {
            EngineFlow flow = new EngineFlow(
                    "UDP", InetAddress.ofLiteral("10.0.0.1"), 5000, InetAddress.ofLiteral("10.0.0.2"), 33033);
            assertThat(judged(engine.judge(capture)))
                    .isEqualTo(new Judged(List.of(new EngineAlert(9000001, 3, flow, 2)), 2, Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void counts_do_not_reach_from_one_capture_into_the_next(int major) throws IOException {
        Path first = probes(6).write(folder.resolve("first.pcap"), 0);
        Path second = probes(6).write(folder.resolve("second.pcap"), 0);
        Path few = probes(3).write(folder.resolve("few.pcap"), 0);
        try (SuricataEngine engine = start(major, FILTERS + LIMITS + LIMITS_BY_RULE)) {
            List<EngineAlert> alone = judged(engine.judge(first)).alerts();
            assertThat(alone).extracting(EngineAlert::sid).containsExactly(9000003L, 9000004L, 9000002L, 9000002L);
            assertThat(judged(engine.judge(second)).alerts()).isEqualTo(alone);
            assertThat(judged(engine.judge(few)).alerts()).extracting(EngineAlert::sid).containsExactly(9000003L, 9000004L);
        }
    }

    /**
     * A new capture's first packets would be judged by the clock of the one before: counts expire while they are made. Each
     * capture here has 500 counts, so that one of twenty loses some every time if nothing is done about it.
     */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void the_end_of_one_capture_does_not_expire_the_counts_of_the_next(int major) throws IOException {
        SmallCapture pairs = new SmallCapture();
        for (int i = 0; i < 1000; i++) {
            pairs.udp("10.1.%d.%d".formatted(i % 500 / 250, 1 + i % 250), 5000, "10.0.0.2", 33033, PROBE);
        }
        Path capture = pairs.silence(100_000).udp("10.2.0.1", 5000, "10.0.0.2", 33033, PROBE).write(folder.resolve("p.pcap"), 0);
        try (SuricataEngine engine = start(major, TWICE_A_SOURCE)) {
            for (int i = 0; i < 20; i++) {
                assertThat(judged(engine.judge(capture)).alerts()).hasSize(500);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void an_engine_that_died_or_hung_is_started_anew(int major) throws IOException {
        Path capture = probes(1).write(folder.resolve("one.pcap"), 0);
        try (SuricataEngine engine = start(major, SEES)) {
            long first = engine.pid();
            ProcessHandle dying = ProcessHandle.of(first).orElseThrow();
            dying.destroyForcibly();
            dying.onExit().join();
            judged(engine.judge(capture));
            assertThat(engine.pid()).isNotEqualTo(first);
            assertThat(engine.judge(capture, Duration.ZERO)).isInstanceOf(GaveUp.class);
            assertThat(judged(engine.judge(capture)).alerts()).hasSize(1);
        }
    }

    /** SIGSTOP: the process is there, holds its socket and never answers. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void an_engine_that_hangs_in_the_middle_costs_one_capture(int major) throws Exception {
        Path capture = probes(1).write(folder.resolve("one.pcap"), 0);
        try (SuricataEngine engine = start(major, SEES)) {
            judged(engine.judge(capture));
            ProcessHandle hung = ProcessHandle.of(engine.pid()).orElseThrow();
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(hung.pid())).start().waitFor()).isZero();
            assertThat(engine.judge(capture, Duration.ofSeconds(2))).isInstanceOf(GaveUp.class);
            assertThat(judged(engine.judge(capture)).alerts()).hasSize(1);
            assertThat(hung.isAlive()).as("nobody waits for the one that hangs").isFalse();
        }
    }

    /** SIGKILL, each time a little later, so that it falls into loading, reading and between: the other captures are judged as ever. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void an_engine_killed_while_it_judges_a_corpus_costs_at_most_one_capture(int major) throws Exception {
        List<Path> corpus = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            corpus.add(probes(2_000).write(folder.resolve("c%d.pcap".formatted(i)), 0));
        }
        for (int millis = 5; millis <= 125; millis += 30) {
            try (SuricataEngine engine = start(major, SEES)) {
                ProcessHandle victim = ProcessHandle.of(engine.pid()).orElseThrow();
                int after = millis;
                Thread killer = Thread.ofVirtual().start(() -> {
                    LockSupport.parkNanos(after * 1_000_000L);
                    victim.destroyForcibly();
                });
                List<EngineResult> results = List.copyOf(engine.judge(corpus).values());
                killer.join();
                List<EngineResult> lost = results.stream().filter(GaveUp.class::isInstance).toList();
                assertThat(lost).hasSizeLessThanOrEqualTo(1).allSatisfy(result -> assertThat(result).asString().contains("died"));
                assertThat(results.stream().filter(Judged.class::isInstance)).allSatisfy(result ->
                        assertThat(judged(result).alerts()).hasSize(2_000)).hasSize(12 - lost.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void what_cannot_be_read_is_not_taken_for_silence(int major) throws IOException {
        Path strange = new SmallCapture(147).udp("10.0.0.1", 1, "10.0.0.2", 2, PROBE).write(folder.resolve("s.pcap"), 0);
        Path text = Files.writeString(folder.resolve("text.pcap"), "no capture at all, only text");
        Path torn = probes(3).write(folder.resolve("torn.pcap"), 5);
        try (SuricataEngine engine = start(major, SEES)) {
            assertThat(engine.judge(folder.resolve("absent.pcap"))).isInstanceOf(GaveUp.class);
            assertThat(engine.judge(strange)).asString().contains("did not read it", "147");
            assertThat(engine.judge(text)).isInstanceOf(GaveUp.class);
            Judged read = judged(engine.judge(torn));
            assertThat(read.damage().orElseThrow()).contains("truncated");
            assertThat(read.alerts()).extracting(EngineAlert::packet).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void rules_it_refuses_keep_it_from_starting(int major) {
        assertThatThrownBy(() -> start(major, SEES + SEES.replace("dsize", "dsizee")))
                .isInstanceOf(EngineTrouble.class)
                .hasMessageContaining("dsizee")
                .hasMessageContaining("at line 2");
        assertThat(work()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void closing_leaves_no_process_and_no_file(int major) throws IOException {
        SuricataEngine engine = start(major, SEES);
        long pid = engine.pid();
        assertThat(ProcessHandle.of(pid)).isPresent();
        engine.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(work()).isEmptyDirectory();
    }

    @Test
    void both_lines_say_the_same_of_real_captures() throws IOException {
        Path positive = captures().resolve("positive");
        List<Path> captures;
        try (Stream<Path> files = Files.list(positive)) {
            captures = files.sorted().toList();
        }
        try (SuricataEngine seven = start(7, SEES + FILTERS + LIMITS); SuricataEngine eight = start(8, SEES + FILTERS + LIMITS)) {
            var result = seven.judge(captures);
            assertThat(result.values().stream().mapToInt(each -> judged(each).alerts().size()).sum()).isPositive();
            assertThat(eight.judge(captures)).isEqualTo(result);
        }
    }

    private static Path captures() {
        String named = System.getenv("SKYWARDEN_CAPTURES");
        Path captures = named == null ? Path.of("../shared/captures") : Path.of(named);
        assumeTrue(Files.isDirectory(captures.resolve("positive")),
                () -> "not run: no captures in %s; name their folder in SKYWARDEN_CAPTURES".formatted(captures));
        return captures;
    }
}
