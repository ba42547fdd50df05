package io.skywarden.capture.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace is played as it was written, or not at all. */
class TraceTest {

    private static final int CHANGES = 400;
    private static final String RECIPE = """
            flow names udp 10.1.0.2:40000 -> 203.0.113.5:53 hit
              > dns-query ui.skype.com
              < dns-answer ui.skype.com
            flow web tcp [2001:db8::1]:40001 -> [2001:db8::2]:80 hit
              > http-request "GET" "/x" "a.example" "UA"
              < http-response
            flow tls tcp 10.1.0.2:40002 -> 203.0.113.5:443 hit
              > client-hello b.example
              < server-certificate c.example
            flow long tcp 10.1.0.2:40003 -> 203.0.113.5:5000 hit
              > random 50000
            """;

    @TempDir
    private Path folder;

    private Path capture;
    private CaptureDigest digest;
    private TraceFolder traces;
    private List<String> told;

    @BeforeEach
    void play() throws IOException {
        capture = Files.write(folder.resolve("a.pcap"), SyntheticCapture.pcap(Recipe.parse("recipe", RECIPE), "a"));
        digest = CaptureReader.digest(capture);
        traces = new TraceFolder(folder.resolve("traces"));
        told = told(traces.of(digest, capture));
    }

    @Test
    void what_is_played_is_what_the_decoder_told_of_packets_with_a_payload() {
        List<String> decoded = new ArrayList<>();
        CaptureReader.watch(capture, new Lines(decoded));

        assertThat(told.stream().filter(line -> line.startsWith("packet"))).isEqualTo(decoded);
        assertThat(told).filteredOn(line -> !line.startsWith("packet")).hasSize(5).last().asString()
                .contains("packetCount=%d, damage=Optional.empty".formatted(CaptureReader.read(capture).packetCount()));
    }

    @Test
    void a_trace_is_made_once_and_again_only_when_it_was_deleted() throws IOException {
        var first = Files.getLastModifiedTime(file());
        Files.delete(capture);
        assertThat(told(traces.of(digest, capture))).isEqualTo(told);
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(first);
        Files.delete(file());
        assertThatThrownBy(() -> traces.of(digest, capture)).isInstanceOf(CaptureUnreadable.class);
        assertThat(list()).isEmpty();
    }

    @Test
    void a_trace_of_another_version_or_of_another_capture_is_none() throws IOException {
        byte[] good = Files.readAllBytes(file());
        byte[] newer = good.clone();
        newer[8]++;
        Files.write(file(), newer);
        assertThat(traces.find(digest)).isEmpty();
        assertThat(told(traces.of(digest, capture))).isEqualTo(told);

        CaptureDigest other = new CaptureDigest("0".repeat(64));
        Files.createDirectories(folder.resolve("traces/00"));
        Files.write(folder.resolve("traces/00").resolve(other.hex() + ".trace"), good);
        assertThat(traces.find(other)).isEmpty();
    }

    @Test
    void a_trace_that_was_cut_or_changed_is_told_as_it_was_or_refused() throws IOException {
        byte[] good = Files.readAllBytes(file());
        Random chance = new Random(1);
        int refused = 0;
        for (int i = 0; i < CHANGES; i++) {
            byte[] bad = chance.nextInt(4) == 0 ? Arrays.copyOf(good, chance.nextInt(good.length)) : good.clone();
            if (bad.length == good.length) {
                bad[chance.nextInt(bad.length)] ^= (byte) (1 << chance.nextInt(8));
            }
            Files.write(file(), bad, StandardOpenOption.TRUNCATE_EXISTING);
            Optional<Trace> found = traces.find(digest);
            try {
                found.ifPresent(trace -> assertThat(told(trace)).isEqualTo(told));
                refused += found.isEmpty() ? 1 : 0;
            } catch (TraceDamaged damaged) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(CHANGES);
    }

    @Test
    void several_may_make_the_same_trace_at_once() throws Exception {
        Files.delete(file());
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var each : threads.invokeAll(java.util.Collections.nCopies(20, () -> told(traces.of(digest, capture))))) {
                assertThat(each.get()).isEqualTo(told);
            }
        }
        assertThat(list()).containsExactly(file());
    }

    private static List<String> told(Trace found) {
        List<String> lines = new ArrayList<>();
        try (Trace trace = found) {
            var end = trace.play(Optional.of(new Lines(lines)), Optional.of((flow, fact) -> lines.add(flow.number() + " " + fact)));
            lines.add("end " + end);
        }
        return lines;
    }

    private record Lines(List<String> lines) implements FlowWatcher {
        @Override
        public void packet(SeenFlow flow, SeenPacket packet) {
            if (packet.size() > 0) {
                lines.add("packet %d %s %d %d %s %s %d %d".formatted(flow.number(), flow.key(), packet.number(), packet.micros(),
                        packet.toServer(), packet.established(), packet.sent(), Arrays.hashCode(packet.payload())));
            }
        }
    }

    private Path file() {
        return folder.resolve("traces").resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".trace");
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("traces"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
