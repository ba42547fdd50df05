package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.capture.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reader of captures and the parsers of sessions, led by what they have not executed yet. {@code CaptureSeedsTest} runs its
 * seeds with the other tests; {@code JAZZER_FUZZ=1 mvn test -Dtest='CaptureFuzz#sessions'} goes on from them. It is no test by name, since the
 * fuzzer's agent slows down every test that shares its JVM.
 */
class CaptureFuzz {

    /** A flow for each parser. */
    private static final String[] RECIPES = {
        "flow a tcp 10.1.0.2:4000 -> 203.0.113.5:443 hit\n> client-hello a.example\n< server-certificate b.example",
        "flow a tcp 10.1.0.2:4000 -> 203.0.113.5:443 hit\n> client-hello-without-name\n< hex 16 03 03 00 04",
        "flow a tcp 10.1.0.2:4000 -> 203.0.113.5:80 hit\n> http-request \"GET\" \"/x\" \"a.example\" \"UA\"\n< http-response",
        "flow a tcp 10.1.0.2:4000 -> 203.0.113.5:8080 hit\n> http-request \"CONNECT\" \"a.example:443\" \"a.example:443\" \"UA\"\n"
                + "< text \"HTTP/1.1 200 OK\\r\\n\\r\\n\"\n> client-hello b.example",
        "flow a udp 10.1.0.2:4000 -> 203.0.113.5:53 hit\n> dns-query a.example SRV\n< dns-answer a.example",
        "flow a udp 10.1.0.2:4000 -> 203.0.113.5:443 hit\n> quic-hello a.example",
        "flow a udp [2001:db8::2]:4000 -> [2001:db8::3]:3478 hit\n> hex 00 01 00 00 21 12 a4 42 ; random 12",
    };
    private static final int[] PORTS = {443, 53, 80, 8080};

    private Path file;

    static Stream<Arguments> captures() {
        return Stream.concat(
                Stream.of(RECIPES).map(CaptureFuzz::played),
                Stream.of(Packets.datagram6("x"), Packets.fragment4(true, 17, 1, 0, true, Packets.udp(true, "part")),
                        Packets.ipv4(true, 4, Packets.datagram("inner")), Packets.ipv6(0, Packets.hex("3c00010400000000 1100010400000000")))
                        .map(packet -> ClassicFile.of(ClassicFile.RAW_IP).packet(packet).packet(packet).bytes()))
                .map(Arguments::of);
    }

    @MethodSource
    @FuzzTest(maxDuration = "3m")
    void captures(byte[] bytes) throws IOException {
        look(bytes);
    }

    /** Two bytes that choose, then what either side sends. */
    static Stream<Arguments> sessions() throws IOException {
        Path folder = Files.createTempDirectory("seeds");
        Path place = folder.resolve("seed.pcap");
        Stream.Builder<Arguments> seeds = Stream.builder();
        for (String recipe : RECIPES) {
            Flow flow = CaptureReader.read(Files.write(place, played(recipe))).flows().getFirst();
            byte[] client = sent(flow, true);
            byte[] server = sent(flow, false);
            byte[] seed = Packets.behind(Packets.behind(server, client), new byte[] {0, (byte) (client.length / 8)});
            seed[0] = (byte) (flow.key().protocol() == Protocol.UDP ? 1 : 0);
            seeds.add(Arguments.of(seed));
        }
        Files.delete(place);
        Files.delete(folder);
        return seeds.build();
    }

    private static byte[] sent(Flow flow, boolean toServer) {
        return flow.packets().stream().filter(packet -> packet.toServer() == toServer).map(FlowPacket::payload)
                .reduce(new byte[0], (all, next) -> Packets.behind(next, all));
    }

    @MethodSource
    @FuzzTest(maxDuration = "3m")
    void sessions(byte[] bytes) throws IOException {
        if (bytes.length < 2) {
            return;
        }
        int port = PORTS[bytes[0] >> 1 & 3];
        int border = Math.min(bytes.length, 2 + (bytes[1] & 0xff) * 8);
        String client = text(Arrays.copyOfRange(bytes, 2, border));
        String server = text(Arrays.copyOfRange(bytes, border, bytes.length));
        look((bytes[0] & 1) == 1 ? datagrams(port, client, server) : stream(port, client, server));
    }

    private static byte[] datagrams(int port, String client, String server) {
        return ClassicFile.of(ClassicFile.RAW_IP).packet(ported(port, true, Packets.ipv4(true, 17, Packets.udp(true, client))))
                .packet(ported(port, false, Packets.ipv4(false, 17, Packets.udp(false, server)))).bytes();
    }

    private static byte[] stream(int port, String client, String server) {
        return ClassicFile.of(ClassicFile.RAW_IP)
                .packet(segment(port, true, 0, 0x02, "")).packet(segment(port, false, 0, 0x12, "")).packet(segment(port, true, 1, 0x10, ""))
                .packet(segment(port, true, 1, 0x18, client)).packet(segment(port, false, 1, 0x18, server)).bytes();
    }

    private static byte[] segment(int port, boolean toServer, int sequence, int flags, String payload) {
        return ported(port, toServer, Packets.ipv4(toServer, 6, Packets.tcp(toServer, sequence, 1, flags, payload)));
    }

    private static byte[] ported(int port, boolean toServer, byte[] packet) {
        packet[toServer ? 22 : 20] = (byte) (port >>> 8);
        packet[toServer ? 23 : 21] = (byte) port;
        return packet;
    }

    private void look(byte[] bytes) throws IOException {
        if (file == null) {
            Path memory = Path.of("/dev/shm");
            file = Files.isWritable(memory) ? Files.createTempFile(memory, "fuzzed", ".pcap") : Files.createTempFile("fuzzed", ".pcap");
        }
        Files.write(file, bytes);
        try {
            Capture capture = CaptureReader.read(file);
            capture.flows().forEach(Sessions::of);
            assertThat(capture.packets().size()).isLessThanOrEqualTo((int) capture.packetCount() * 6);
        } catch (CaptureUnreadable refused) {
            assertThat(refused.why()).isNotBlank();
        }
    }

    private static byte[] played(String recipe) {
        return SyntheticCapture.pcap(Recipe.parse("recipe", recipe), "seed");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @AfterEach
    void remove() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
