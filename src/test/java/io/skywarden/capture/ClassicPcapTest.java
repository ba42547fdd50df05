package io.skywarden.capture;

import static io.skywarden.capture.ClassicFile.MICROS;
import static io.skywarden.capture.ClassicFile.NANOS;
import static io.skywarden.capture.ClassicFile.RAW_IP;
import static io.skywarden.capture.Packets.UDP_FLOW;
import static io.skywarden.capture.Packets.datagram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicPcapTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> forms() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(Arguments.of(order, MICROS, 250_001), Arguments.of(order, NANOS, 250_001_999)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void either_byte_order_and_either_precision_is_read(ByteOrder order, int magic, int fraction) throws IOException {
        Capture capture = ClassicFile.of(magic, order, RAW_IP)
                .packet(1_000, fraction, datagram("one")).packet(0xffff_fff0, fraction, datagram("two")).read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly("one", "two");
        assertThat(capture.packets()).extracting(FlowPacket::micros).containsExactly(1_000_250_001L, 4_294_967_280_250_001L);
        assertThat(capture.packetCount()).isEqualTo(2);
        assertThat(capture.damage()).isEmpty();
    }

    @Test
    void a_fraction_of_a_second_or_more_is_carried_over() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(10, 1_000_000, datagram("x")).packet(10, -1, datagram("y")).read(folder);

        assertThat(capture.packets()).extracting(FlowPacket::micros).containsExactly(11_000_000L, 4_304_967_295L);
        assertThat(capture.damage()).isEmpty();
    }

    @Test
    void a_capture_is_known_by_its_bytes() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(CaptureReader.digest(file))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_capture_without_packets_is_one() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).read(folder);

        assertThat(capture.packetCount()).isZero();
        assertThat(capture.damage()).isEmpty();
    }

    @Test
    void a_record_header_cut_short_ends_the_file_and_what_came_before_stays() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(datagram("kept")).raw(new byte[15]).read(folder);

        assertThat(capture.packets()).extracting(Packets::text).containsExactly("kept");
        assertThat(capture.damage()).contains("the file ends within the header of packet 2 (byte 72)");
    }

    @Test
    void a_packet_cut_short_ends_the_file() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(datagram("kept")).record(1, 0, 33, new byte[32]).read(folder);

        assertThat(capture.packetCount()).isEqualTo(1);
        assertThat(capture.damage()).contains("the file ends within packet 2 (byte 72)");
    }

    @Test
    void a_length_that_no_link_delivers_is_damage_even_at_the_end() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(datagram("kept")).record(1, 0, -1, new byte[8]).read(folder);

        assertThat(capture.packetCount()).isEqualTo(1);
        assertThat(capture.damage())
                .contains("packet 2 claims 4294967295 bytes, which no link delivers: the file is corrupt (byte 72)");
    }

    @Test
    void a_length_beyond_the_longest_packet_is_damage_even_if_the_file_holds_as_much() throws IOException {
        Capture capture = ClassicFile.of(RAW_IP).packet(datagram("kept")).packet(new byte[262_145]).read(folder);

        assertThat(capture.packetCount()).isEqualTo(1);
        assertThat(capture.damage().orElseThrow()).startsWith("packet 2 claims 262145 bytes");
    }

    @Test
    void garbage_is_no_capture() throws IOException {
        Libpcap.assumeInstalled();
        Path garbage = Files.write(folder.resolve("notes.pcap"), "This is no capture at all.".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> CaptureReader.read(garbage)).isInstanceOf(CaptureUnreadable.class)
                .hasMessageStartingWith("%s: is no capture that libpcap reads (", garbage);
    }

    @Test
    void a_file_shorter_than_its_header_is_no_capture() throws IOException {
        byte[] header = ClassicFile.of(RAW_IP).bytes();
        Path cut = Files.write(folder.resolve("cut.pcap"), java.util.Arrays.copyOf(header, 23));

        assertThatThrownBy(() -> CaptureReader.read(cut)).isInstanceOf(CaptureUnreadable.class).hasMessageContaining("cut.pcap");
    }

    @Test
    void an_empty_file_is_called_empty() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pcap"));

        assertThatThrownBy(() -> CaptureReader.read(empty)).isInstanceOf(CaptureUnreadable.class)
                .hasMessage("%s: is empty", empty);
    }

    @Test
    void what_is_not_there_or_a_folder_is_no_file() {
        Path absent = folder.resolve("absent.pcap");

        assertThatThrownBy(() -> CaptureReader.read(absent)).isInstanceOf(CaptureUnreadable.class)
                .hasMessage("%s: is not a file", absent);
        assertThatThrownBy(() -> CaptureReader.read(folder)).hasMessage("%s: is not a file", folder);
        assertThatThrownBy(() -> CaptureReader.digest(absent)).isInstanceOf(CaptureUnreadable.class);
    }
}
