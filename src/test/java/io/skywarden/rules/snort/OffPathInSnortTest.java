package io.skywarden.rules.snort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.proof.engine.EngineResult;
import io.skywarden.proof.engine.RunningEngine;
import io.skywarden.proof.engine.SnortBinary;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.snort.OffPathTest.Packet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link OffPathTest} takes a header for is what Snort 3 takes it for: lists, what is taken back from them, IPv4 and IPv6. */
class OffPathInSnortTest {

    private static final int PATHS = 80;
    private static final int PACKETS = 2_000;
    private static final int DATA = 3;
    private static final long FIRST_SID = 1_000_000;

    @TempDir
    Path folder;
    private SnortBinary snort;

    @BeforeEach
    void find() {
        Optional<SnortBinary> found = SnortBinary.discover();
        assumeTrue(found.isPresent(), "not run: Snort 3 is absent (SKYWARDEN_SNORT_3 names one)");
        snort = found.get();
    }

    @Test
    void random_paths_and_packets() throws IOException {
        Random random = new Random(7);
        List<List<RuleBody>> paths = IntStream.range(0, PATHS).mapToObj(_ -> OffPath.of(OffPathTest.rule(random), OffPathTest.ways(random), Syntax.SNORT_3)).toList();
        List<Packet> packets = Stream.generate(() -> OffPathTest.packet(random)).filter(OffPathInSnortTest::canBeSent).limit(PACKETS).toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            for (int path = 0; path < PATHS; path++) {
                if (paths.get(path).stream().anyMatch(packets.get(i)::fits)) {
                    expected.add("packet %d, sid %d".formatted(i + 1, FIRST_SID + path));
                }
            }
        }
        assertThat(expected).hasSizeBetween(PACKETS * PATHS / 20, PACKETS * PATHS * 19 / 20);
        assertThat(alerts(rules(paths), packets).stream().sorted().toList()).isEqualTo(expected.stream().sorted().toList());
    }

    private static boolean canBeSent(Packet packet) {
        return packet.source().getClass() == packet.destination().getClass() && packet.sourcePort() > 0 && packet.destinationPort() > 0;
    }

    private static String rules(List<List<RuleBody>> paths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < paths.size(); i++) {
            for (RuleBody rule : paths.get(i)) {
                text.append("alert udp %s %s -> %s %s (msg:\"a\"; ".formatted(rule.source().addresses(), rule.source().ports(),
                        rule.destination().addresses(), rule.destination().ports()));
                rule.options().forEach(option -> text.append("%s:%s; ".formatted(option.keyword(), option.value().orElseThrow())));
                text.append("sid:%d; rev:1;)\n".formatted(FIRST_SID + i));
            }
        }
        return text.toString();
    }

    private List<String> alerts(String rules, List<Packet> packets) throws IOException {
        Path file = Files.writeString(folder.resolve("snort.rules"), rules);
        Path capture = Files.write(folder.resolve("packets.pcap"), pcap(packets));
        try (RunningEngine engine = snort.start(file, folder, Duration.ofMinutes(1))) {
            EngineResult result = engine.judge(List.of(capture), _ -> { }).get(capture);
            return ((EngineResult.Judged) result).alerts().stream().map(alert -> "packet %d, sid %d".formatted(alert.packet(), alert.sid())).toList();
        }
    }

    private static byte[] pcap(List<Packet> packets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int header : new int[] {0xa1b2c3d4, 0x0002_0004, 0, 0, 65_535, 101}) {
            out.writeInt(header);
        }
        for (int i = 0; i < packets.size(); i++) {
            byte[] packet = ip(packets.get(i));
            for (int header : new int[] {1_000_000_000 + i, 0, packet.length, packet.length}) {
                out.writeInt(header);
            }
            out.write(packet);
        }
        return bytes.toByteArray();
    }

    private static byte[] ip(Packet packet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        InetAddress source = packet.source();
        if (source instanceof Inet6Address) {
            out.writeInt(0x6000_0000);
            out.writeShort(8 + DATA);
            out.writeShort(17 << 8 | 64);
        } else {
            out.writeInt(0x4500_0000 | 28 + DATA);
            out.writeInt(0);
            out.writeInt(64 << 24 | 17 << 16);
        }
        out.write(source.getAddress());
        out.write(packet.destination().getAddress());
        out.writeShort(packet.sourcePort());
        out.writeShort(packet.destinationPort());
        out.writeInt(8 + DATA << 16);
        out.write(new byte[DATA]);
        return bytes.toByteArray();
    }
}
