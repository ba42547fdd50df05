package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Captures come from strangers: no bytes may make the decoder fail, or decode more than there is. */
class DecoderProperties {

    private static final int PACKETS_EACH = 20;
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("decoder");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(DecoderProperties::remove);
        }
        Files.delete(folder);
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 400)
    void random_bytes_behind_a_file_header_are_decoded_or_called_damaged(
            @ForAll("linkTypes") int linkType, @ForAll boolean bigEndian, @ForAll byte[] bytes) throws IOException {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;

        Capture capture = ClassicFile.of(ClassicFile.MICROS, order, linkType).raw(bytes).read(folder);

        assertThat(capture.packetCount()).isLessThanOrEqualTo(bytes.length / 16);
        assertThat(bytes.length == 0).isEqualTo(capture.packetCount() == 0 && capture.damage().isEmpty());
    }

    /** Sound records around random frames reach every layer. */
    @Property(tries = 400)
    void random_frames_are_counted_and_never_harm(@ForAll("linkTypes") int linkType, @ForAll byte[] frame) throws IOException {
        ClassicFile file = ClassicFile.of(linkType);
        for (int i = 0; i < PACKETS_EACH; i++) {
            file.packet(frame);
        }
        assertThat(file.read(folder).packetCount()).isEqualTo(PACKETS_EACH);
    }

    /** One byte of a good packet changed, wherever it is: headers lie about lengths, offsets and types. */
    @Property(tries = 1_000)
    void a_packet_with_bytes_changed_is_decoded_or_left_out(
            @ForAll("packets") byte[] good, @ForAll("places") int at, @ForAll byte value,
            @ForAll("places") int alsoAt, @ForAll byte also) throws IOException {
        byte[] changed = good.clone();
        changed[at % changed.length] = value;
        changed[alsoAt % changed.length] = also;

        Capture capture = ClassicFile.of(ClassicFile.RAW_IP).packet(changed).packet(good).packet(changed).read(folder);

        assertThat(capture.packetCount()).isEqualTo(3);
        assertThat(capture.damage()).isEmpty();
        assertThat(capture.packets()).allSatisfy(packet -> assertThat(packet.payload().length).isLessThan(good.length));
    }

    @Provide
    Arbitrary<Integer> linkTypes() {
        return Arbitraries.of(0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 113, 192, 228, 229, 276);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 200);
    }

    @Provide
    Arbitrary<byte[]> packets() {
        byte[] udp = Packets.udp(true, "payload of a datagram");
        byte[] tcp = Packets.tcp(true, 1, 0, 2, "payload of a segment");
        return Arbitraries.of(List.of(Packets.datagram("abc"), Packets.datagram6("abc"), Packets.ipv4(true, 6, tcp),
                Packets.ipv6(6, tcp), Packets.fragment4(true, 17, 1, 0, true, udp), Packets.fragment6(1, 0, true, udp),
                Packets.ipv4(true, 4, Packets.datagram("inner")),
                Packets.ipv4(true, 47, Packets.behind(Packets.datagram("gre"), Packets.hex("3081 880b 0025 0001 00000001 00000001 ff03 0021"))),
                Packets.ipv6(0, Packets.behind(udp, Packets.hex("3c00010400000000 1100010400000000")))));
    }
}
