package io.skywarden.capture;

import static io.skywarden.capture.Packets.UDP_FLOW;
import static io.skywarden.capture.Packets.answer;
import static io.skywarden.capture.Packets.datagram;
import static io.skywarden.capture.Packets.ipv4;
import static io.skywarden.capture.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdpFlowTest {

    @TempDir
    private Path folder;

    private final ClassicFile file = ClassicFile.of(ClassicFile.RAW_IP);

    @Test
    void a_flow_is_named_by_who_spoke_first_and_established_once_both_have() throws IOException {
        Capture capture = file.packet(datagram("a")).packet(datagram("b")).packet(answer("c")).packet(datagram("d")).read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW);
        assertThat(capture.flows().getFirst().packets()).isEqualTo(capture.packets());
        assertThat(capture.packets()).extracting(FlowPacket::toServer).containsExactly(true, true, false, true);
        assertThat(capture.packets()).extracting(FlowPacket::established).containsExactly(false, false, true, true);
        assertThat(capture.packets()).extracting(FlowPacket::sent).containsOnly(0L);
    }

    @Test
    void an_answer_seen_first_makes_its_sender_the_client() throws IOException {
        Capture capture = file.packet(answer("c")).packet(datagram("d")).read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW.reversed());
    }

    @Test
    void the_payload_ends_where_the_datagram_says() throws IOException {
        byte[] longer = Arrays.copyOf(udp(true, "abc"), 20);

        assertThat(file.packet(ipv4(true, 17, longer)).read(folder).packets())
                .extracting(Packets::text).containsExactly("abc");
    }

    @Test
    void a_datagram_that_claims_more_than_the_packet_holds_is_not_inspected() throws IOException {
        byte[] shorter = Arrays.copyOf(udp(true, "abc"), 10);

        Capture capture = file.packet(ipv4(true, 17, shorter)).read(folder);

        assertThat(capture.flows()).isEmpty();
        assertThat(capture.packetCount()).isEqualTo(1);
    }
}
