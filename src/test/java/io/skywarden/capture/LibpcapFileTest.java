package io.skywarden.capture;

import static io.skywarden.capture.Packets.UDP_FLOW;
import static io.skywarden.capture.Packets.datagram;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibpcapFileTest {

    private static final int HEADER_BLOCK = 0x0a0d0d0a;
    private static final int INTERFACE_BLOCK = 1;
    private static final int PACKET_BLOCK = 6;
    /** "Kuznetzov" pcap: eight more bytes in each record header. Only libpcap reads it, and hands out its times unchecked. */
    private static final int PATCHED = 0xa1b2cd34;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @BeforeEach
    void libpcapIsHere() {
        Libpcap.assumeInstalled();
    }

    @Test
    void a_pcapng_is_decoded() throws IOException {
        section();
        packet(1_000_250_001L, datagram("one"));
        packet(2_000_000_000L, datagram("two"));

        Capture capture = read();

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly("one", "two");
        assertThat(capture.packets()).extracting(FlowPacket::micros).containsExactly(1_000_250_001L, 2_000_000_000L);
        assertThat(capture.damage()).isEmpty();
    }

    @Test
    void a_pcapng_cut_short_is_decoded_up_to_there_and_says_so() throws IOException {
        section();
        packet(1, datagram("one"));
        packet(2, datagram("two"));
        byte[] whole = bytes.toByteArray();
        bytes.reset();
        bytes.writeBytes(Arrays.copyOf(whole, whole.length - 9));

        Capture capture = read();

        assertThat(capture.packetCount()).isEqualTo(1);
        assertThat(capture.damage().orElseThrow()).startsWith("behind packet 1: ");
    }

    @Test
    void a_packet_whose_time_cannot_be_is_left_out_and_the_file_goes_on() throws IOException {
        bytes.writeBytes(little(24).putInt(PATCHED).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65_535).putInt(ClassicFile.RAW_IP).array());
        patched(1, 5, datagram("before"));
        patched(2, 1_500_000, datagram("lost"));
        patched(3, 5, datagram("behind"));

        Capture capture = read();

        assertThat(capture.packets()).extracting(Packets::text).containsExactly("before", "behind");
        assertThat(capture.packets()).extracting(FlowPacket::number).containsExactly(1L, 3L);
        assertThat(capture.packetCount()).isEqualTo(3);
        assertThat(capture.damage()).contains("packets left out, since their time cannot be: 1");
    }

    private Capture read() throws IOException {
        return CaptureReader.read(Files.write(folder.resolve("made.pcapng"), bytes.toByteArray()));
    }

    private void patched(int second, int micros, byte[] frame) {
        bytes.writeBytes(little(24 + frame.length).putInt(second).putInt(micros).putInt(frame.length).putInt(frame.length)
                .putLong(0).put(frame).array());
    }

    /** draft-ietf-opsawg-pcapng, sections 4.1 and 4.2. */
    private void section() {
        block(HEADER_BLOCK, little(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1).array());
        block(INTERFACE_BLOCK, little(8).putShort((short) ClassicFile.RAW_IP).putShort((short) 0).putInt(65_535).array());
    }

    /** Section 4.3. */
    private void packet(long micros, byte[] frame) {
        block(PACKET_BLOCK, little(20 + (frame.length + 3) / 4 * 4).putInt(0).putInt((int) (micros >> 32)).putInt((int) micros)
                .putInt(frame.length).putInt(frame.length).put(frame).array());
    }

    private void block(int type, byte[] body) {
        bytes.writeBytes(little(12 + body.length).putInt(type).putInt(12 + body.length).put(body).putInt(12 + body.length).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
