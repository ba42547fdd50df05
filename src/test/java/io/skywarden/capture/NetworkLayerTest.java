package io.skywarden.capture;

import static io.skywarden.capture.ClassicFile.RAW_IP;
import static io.skywarden.capture.Packets.UDP6_FLOW;
import static io.skywarden.capture.Packets.UDP_FLOW;
import static io.skywarden.capture.Packets.behind;
import static io.skywarden.capture.Packets.datagram;
import static io.skywarden.capture.Packets.datagram6;
import static io.skywarden.capture.Packets.fragment4;
import static io.skywarden.capture.Packets.fragment6;
import static io.skywarden.capture.Packets.hex;
import static io.skywarden.capture.Packets.ipv4;
import static io.skywarden.capture.Packets.ipv6;
import static io.skywarden.capture.Packets.udp;
import static java.util.Arrays.copyOfRange;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkLayerTest {

    private static final String LONG = "0123456789".repeat(4);
    private static final byte[] WHOLE = udp(true, LONG);

    @TempDir
    private Path folder;

    @Test
    void fragments_out_of_order_become_the_packet_they_were() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP)
                .packet(fragment4(true, 17, 7, 32, false, copyOfRange(WHOLE, 32, WHOLE.length)))
                .packet(fragment4(true, 17, 7, 0, true, copyOfRange(WHOLE, 0, 16)))
                .packet(fragment4(true, 17, 7, 16, true, copyOfRange(WHOLE, 16, 32)))
                .read(folder);

        assertThat(capture.packets()).extracting(Packets::text).containsExactly(LONG);
        assertThat(capture.packets().getFirst().number()).as("the packet that completes it").isEqualTo(3);
        assertThat(capture.packetCount()).isEqualTo(3);
    }

    @Test
    void fragments_of_ipv6_become_the_packet_they_were() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP)
                .packet(fragment6(7, 24, false, copyOfRange(WHOLE, 24, WHOLE.length)))
                .packet(fragment6(7, 0, true, copyOfRange(WHOLE, 0, 24)))
                .read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP6_FLOW);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly(LONG);
    }

    @Test
    void fragments_of_two_packets_are_kept_apart() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP)
                .packet(fragment4(true, 17, 7, 0, true, copyOfRange(WHOLE, 0, 16)))
                .packet(fragment4(true, 17, 8, 16, false, copyOfRange(WHOLE, 16, WHOLE.length)))
                .read(folder);

        assertThat(capture.flows()).isEmpty();
    }

    @Test
    void a_fragment_that_ends_beyond_the_longest_packet_is_left_out() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(fragment4(true, 17, 7, 65_528, false, new byte[64])).read(folder);

        assertThat(capture.flows()).isEmpty();
    }

    @Test
    void an_atomic_fragment_is_a_whole_packet() throws IOException {
        assertThat(ClassicFile.of(RAW_IP).packet(fragment6(7, 0, false, WHOLE)).read(folder).packets())
                .extracting(Packets::text).containsExactly(LONG);
    }

    @Test
    void extension_headers_are_passed_over() throws IOException {
        byte[] hopByHopThenOptions = hex("3c00 0104 00000000  1100 0104 00000000");

        Capture capture = ClassicFile.of(RAW_IP).packet(ipv6(0, behind(udp(true, "far"), hopByHopThenOptions))).read(folder);

        assertThat(capture.packets()).extracting(Packets::text).containsExactly("far");
    }

    @Test
    void what_a_tunnel_carries_is_a_flow() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP)
                .packet(ipv4(true, 4, datagram("ip in ip")))
                .packet(ipv4(true, 41, datagram6("6in4")))
                .packet(ipv4(true, 47, behind(datagram("gre"), hex("0000 0800"))))
                .packet(ipv4(true, 47, behind(datagram("keyed"), hex("2000 0800 00000009"))))
                .packet(ipv4(true, 47, behind(datagram("pptp"), hex("3081 880b 0025 0001 00000001 00000001 ff03 0021"))))
                .read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW, UDP6_FLOW);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly("ip in ip", "6in4", "gre", "keyed", "pptp");
    }

    @Test
    void bytes_behind_the_packet_are_padding() throws IOException {
        byte[] padded = Arrays.copyOf(datagram("a"), 60);

        assertThat(ClassicFile.of(RAW_IP).packet(padded).read(folder).packets())
                .extracting(Packets::text).containsExactly("a");
    }

    @Test
    void a_packet_captured_in_part_is_not_inspected() throws IOException {
        byte[] datagram = datagram(LONG);

        Capture capture = ClassicFile.of(RAW_IP).packet(Arrays.copyOf(datagram, 40)).packet(datagram).read(folder);

        assertThat(capture.packets()).extracting(FlowPacket::number).containsExactly(2L);
    }
}
