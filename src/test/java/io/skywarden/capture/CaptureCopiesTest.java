package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What copies have of their originals: everything of each flow but its private addresses and its times. */
class CaptureCopiesTest {

    private static final int COPIES = 3;
    private static final String TALK = """
            flow a udp 10.1.0.2:5000 -> 52.112.0.9:3478 hit
              > hex 00 01 02 ff
              < hex 80 81
            flow b tcp 10.1.0.2:5001 -> 203.0.113.1:443 silent
              > hex 16 03 01
              < hex 16 03 03
            flow c tcp [2001:db8::2]:5001 -> [2001:db8::3]:443 silent
              > hex 16 03 01
            flow d udp [fe80::1]:5001 -> [ff02::fb]:5353 silent
              > hex 16 03 01
            """;

    @TempDir
    private Path place;

    @ParameterizedTest
    @EnumSource
    void each_flow_is_there_as_often_as_there_are_copies(CaptureCopies.Order order) throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        Files.write(folder.resolve("one.pcap"), recipe(TALK));
        Files.write(folder.resolve("the-same-again.pcap"), recipe(TALK));
        odd().write(folder);

        Capture copies = multiplied(folder, order);

        assertThat(shapes(List.of(copies))).isEqualTo(times(COPIES, shapes(originals(folder)))).hasSizeGreaterThan(6);
        assertThat(copies.damage()).isEmpty();
    }

    /** Fragments, tunnels, tags and a packet cut short by the capture. */
    private static ClassicFile odd() {
        byte[] udp = Packets.udp(true, "a datagram in two parts, of which only the first has ports");
        byte[] tagged = Packets.behind(Packets.datagram("tagged"), Packets.hex("020202020202040404040404 8100 0007 0800"));
        byte[] pptp = Packets.ipv4(true, 47, Packets.behind(Packets.datagram("gre"),
                Packets.hex("3081 880b 0025 0001 00000001 00000001 ff03 0021")));
        return ClassicFile.of(ClassicFile.ETHERNET)
                .packet(Packets.ethernet(Packets.fragment4(true, 17, 7, 0, true, Arrays.copyOf(udp, 24))))
                .packet(Packets.ethernet(Packets.fragment4(true, 17, 7, 24, false, Arrays.copyOfRange(udp, 24, udp.length))))
                .packet(Packets.ethernet(Packets.ipv4(true, 4, Packets.datagram("inner"))))
                .packet(Packets.ethernet(Packets.ipv4(true, 41, Packets.datagram6("six in four"))))
                .packet(Packets.ethernet(Packets.fragment6(9, 0, true, Arrays.copyOf(udp, 24))))
                .packet(Packets.ethernet(Packets.fragment6(9, 24, false, Arrays.copyOfRange(udp, 24, udp.length))))
                .packet(tagged).packet(Packets.ethernet(pptp))
                .packet(Arrays.copyOf(Packets.ethernet(Packets.datagram("cut short")), 40));
    }

    @Test
    void real_captures_have_their_flows_as_often_as_there_are_copies() throws IOException {
        Path folder = RealCaptures.folder();

        Capture copies = multiplied(folder, CaptureCopies.Order.INTERLEAVED);

        List<Capture> originals = originals(folder).stream()
                .filter(capture -> !capture.packets().isEmpty()).toList();
        assertThat(shapes(List.of(copies))).isEqualTo(times(COPIES, shapes(originals)));
    }

    @Test
    void time_never_goes_back_and_no_leap_is_longer_than_an_hour() throws IOException {
        byte[] frame = Packets.ethernet(Packets.datagram("x"));
        Path folder = Files.createDirectory(place.resolve("in"));
        ClassicFile.of(ClassicFile.ETHERNET).packet(100, 0, frame).packet(99, 0, frame).packet(101, 0, frame)
                .packet(-1, 0, frame).packet(102, 0, frame).packet(103, 0, frame).write(folder);

        Capture copies = multiplied(folder, CaptureCopies.Order.SUCCESSIVE);

        long start = copies.packets().getFirst().micros();
        assertThat(copies.packets().stream().map(packet -> (packet.micros() - start) / 1_000_000).limit(7))
                .containsExactly(0L, 0L, 1L, 3_601L, 3_601L, 3_602L, 3_603L);
    }

    @Test
    void servers_with_a_public_address_stay_where_signatures_look_for_them() throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        Files.write(folder.resolve("one.pcap"), recipe(TALK));

        Capture copies = multiplied(folder, CaptureCopies.Order.INTERLEAVED);

        assertThat(copies.flows().stream().map(flow -> flow.key().server().getHostAddress()).distinct())
                .containsExactlyInAnyOrder("52.112.0.9", "203.0.113.1", "2001:db8:0:0:0:0:0:3", "ff02:0:0:0:0:0:0:fb");
        assertThat(copies.flows().stream().map(flow -> flow.key().client()).distinct()).hasSize(3 * COPIES);
    }

    @Test
    void what_is_no_ethernet_is_left_out_with_its_reason_and_the_output_is_no_input() throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        ClassicFile.of(ClassicFile.RAW_IP).packet(Packets.datagram("x")).write(folder);
        Files.createFile(folder.resolve("empty.pcap"));
        Files.write(folder.resolve("out.pcap"), recipe(TALK));

        CaptureCopies copies = CaptureCopies.of(folder, folder.resolve("out.pcap"));

        assertThat(copies.leftOut()).containsExactly(Map.entry("empty.pcap", "is empty"),
                Map.entry("made.pcap", "holds frames of link type 101, and only Ethernet (1) is multiplied"));
        assertThatThrownBy(() -> copies.write(folder.resolve("out.pcap"), 1, CaptureCopies.Order.INTERLEAVED, _ -> { }))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no captures of Ethernet");
    }

    @Test
    void links_lead_nowhere_outside_the_folder() throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        Path secret = Files.write(place.resolve("secret.pcap"), recipe(TALK));
        Files.createSymbolicLink(folder.resolve("link.pcap"), secret);

        CaptureCopies copies = CaptureCopies.of(folder, place.resolve("out.pcap"));

        assertThat(copies.captures()).isZero();
        assertThat(copies.leftOut()).containsExactly(Map.entry("link.pcap", "is a link out of the folder: put the file itself there"));
    }

    @Test
    void more_copies_than_addresses_or_room_are_refused_before_anything_is_written() throws IOException {
        Path folder = Files.createDirectory(place.resolve("in"));
        Files.write(folder.resolve("one.pcap"), recipe(TALK));
        Path target = place.resolve("out.pcap");
        CaptureCopies copies = CaptureCopies.of(folder, target);

        assertThatThrownBy(() -> copies.write(target, 1L << 24, CaptureCopies.Order.INTERLEAVED, _ -> { }))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10.0.0.0/8").hasMessageContaining("at most 8388607");
        assertThat(copies.copiesFor(copies.size(5))).isEqualTo(5);
        assertThat(copies.copiesFor(copies.size(5) + 1)).isEqualTo(6);
        assertThat(place.toFile().list()).containsExactly("in");
    }

    private Capture multiplied(Path folder, CaptureCopies.Order order) throws IOException {
        Path target = place.resolve("copies.pcap");
        CaptureCopies copies = CaptureCopies.of(folder, target);
        copies.write(target, COPIES, order, _ -> { });
        assertThat(Files.size(target)).isEqualTo(copies.size(COPIES));
        Capture read = CaptureReader.read(target);
        assertThat(read.packetCount()).isEqualTo(COPIES * copies.packets());
        return read;
    }

    private static byte[] recipe(String text) {
        return SyntheticCapture.pcap(Recipe.parse("recipe", text), "seed");
    }

    private static List<Capture> originals(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)"))
                    .filter(CaptureCopiesTest::isCopied).map(CaptureReader::read).toList();
        }
    }

    private static boolean isCopied(Path file) {
        try {
            SourceCapture.read(file);
            return true;
        } catch (CaptureUnreadable left) {
            return false;
        }
    }

    /** A flow without what a copy changes. */
    private record Shape(Protocol protocol, int clientPort, int serverPort, List<String> packets, String streams) {

        static Shape of(Flow flow) {
            return new Shape(flow.key().protocol(), flow.key().clientPort(), flow.key().serverPort(),
                    flow.packets().stream().map(packet -> "%s %s %d %d".formatted(packet.toServer(), packet.established(),
                            packet.sent(), Arrays.hashCode(packet.payload()))).toList(),
                    Arrays.hashCode(flow.stream(true).bytes()) + " " + Arrays.hashCode(flow.stream(false).bytes()));
        }
    }

    private static Map<Shape, Integer> shapes(List<Capture> captures) {
        Map<Shape, Integer> shapes = new HashMap<>();
        captures.forEach(capture -> capture.flows().forEach(flow -> shapes.merge(Shape.of(flow), 1, Integer::sum)));
        return shapes;
    }

    private static Map<Shape, Integer> times(int copies, Map<Shape, Integer> shapes) {
        shapes.replaceAll((_, count) -> count * copies);
        return shapes;
    }
}
