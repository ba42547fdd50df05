package io.skywarden.capture;

import static io.skywarden.capture.Packets.TCP_FLOW;
import static io.skywarden.capture.Packets.ipv4;
import static io.skywarden.capture.Packets.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpFlowTest {

    private static final int FIN = 0x11;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int SYN_ACK = 0x12;
    private static final int ACK = 0x10;
    /** Near the end of the number space, so that everything is tried across its wrap. */
    private static final int MINE = 0xffff_fffe;
    private static final int YOURS = 5_000;

    @TempDir
    private Path folder;

    private final ClassicFile file = ClassicFile.of(ClassicFile.RAW_IP);

    @Test
    void a_flow_is_established_by_the_third_step_of_the_handshake() throws IOException {
        handshake();
        client(0, "GET /");

        Capture capture = file.read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(TCP_FLOW);
        assertThat(capture.packets()).extracting(FlowPacket::established).containsExactly(false, false, true, true);
        assertThat(capture.packets()).extracting(FlowPacket::toServer).containsExactly(true, false, true, true);
        assertThat(capture.packets()).extracting(FlowPacket::micros).element(3).isEqualTo(1_000_000_003_000_000L);
    }

    @Test
    void either_side_has_sent_what_its_segments_held() throws IOException {
        handshake();
        client(0, "abc");
        server(0, "defgh");
        client(3, "ij");

        assertThat(file.read(folder).packets()).extracting(FlowPacket::sent).containsExactly(0L, 0L, 0L, 3L, 5L, 5L);
    }

    @Test
    void streams_are_put_in_order_and_what_came_first_stays() throws IOException {
        handshake();
        client(6, "world");
        client(0, "hello ");
        client(0, "HELLO WORLD!");
        server(0, "fine");

        Flow flow = file.read(folder).flows().getFirst();

        assertThat(Packets.text(flow.stream(true))).isEqualTo("hello world!");
        assertThat(Packets.text(flow.stream(false))).isEqualTo("fine");
        assertThat(flow.stream(false).packet()).isEqualTo(7);
    }

    @Test
    void a_stream_is_known_up_to_the_first_gap() throws IOException {
        handshake();
        client(0, "here");
        client(9, "there");

        Flow flow = file.read(folder).flows().getFirst();

        assertThat(Packets.text(flow.stream(true))).isEqualTo("here");
        assertThat(flow.stream(true).packet()).as("who brought its last byte").isEqualTo(4);
    }

    @Test
    void a_stream_is_known_up_to_the_cap() throws IOException {
        handshake();
        String piece = "0123456789abcdef".repeat(64);
        for (int offset = 0; offset < StreamStart.CAP + 4_096; offset += 1_000) {
            client(offset, piece.substring(0, 1_000));
        }

        assertThat(file.read(folder).flows().getFirst().stream(true).bytes()).hasSize(StreamStart.CAP);
    }

    @Test
    void without_a_handshake_nothing_is_established_and_no_stream_is_known() throws IOException {
        client(0, "in the middle");
        server(0, "of things");

        Capture capture = file.read(folder);

        assertThat(capture.packets()).extracting(FlowPacket::established).containsExactly(false, false);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly("in the middle", "of things");
        assertThat(capture.flows().getFirst().stream(true)).isEqualTo(StreamStart.EMPTY);
    }

    @Test
    void an_answer_that_was_not_captured_leaves_the_handshake_open() throws IOException {
        segment(true, MINE, 0, SYN, "");
        segment(true, MINE + 1, YOURS + 1, ACK, "");
        client(0, "hello");

        assertThat(file.read(folder).packets()).extracting(FlowPacket::established).containsOnly(false);
    }

    @Test
    void opening_again_after_a_reset_is_another_flow() throws IOException {
        handshake();
        client(0, "first");
        segment(false, YOURS + 1, MINE + 6, RST, "");
        handshake();
        client(0, "second");

        Capture capture = file.read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(TCP_FLOW, TCP_FLOW);
        assertThat(capture.flows()).extracting(flow -> Packets.text(flow.stream(true))).containsExactly("first", "second");
    }

    @Test
    void opening_again_after_both_sides_finished_is_another_flow() throws IOException {
        handshake();
        segment(true, MINE + 1, YOURS + 1, FIN, "");
        segment(false, YOURS + 1, MINE + 2, FIN, "");
        handshake();

        assertThat(file.read(folder).flows()).hasSize(2);
    }

    @Test
    void opening_again_while_it_lasts_is_the_same_flow() throws IOException {
        handshake();
        segment(true, MINE, 0, SYN, "");
        client(0, "still here");

        Capture capture = file.read(folder);

        assertThat(capture.flows()).hasSize(1);
        assertThat(Packets.text(capture.flows().getFirst().stream(true))).isEqualTo("still here");
    }

    private void handshake() {
        segment(true, MINE, 0, SYN, "");
        segment(false, YOURS, MINE + 1, SYN_ACK, "");
        segment(true, MINE + 1, YOURS + 1, ACK, "");
    }

    private void client(int offset, String payload) {
        segment(true, MINE + 1 + offset, YOURS + 1, ACK, payload);
    }

    private void server(int offset, String payload) {
        segment(false, YOURS + 1 + offset, MINE + 1, ACK, payload);
    }

    private void segment(boolean toServer, int sequence, int acknowledgement, int flags, String payload) {
        file.packet(ipv4(toServer, 6, tcp(toServer, sequence, acknowledgement, flags, payload)));
    }
}
