package io.skywarden.capture;

import static io.skywarden.capture.Packets.UDP6_FLOW;
import static io.skywarden.capture.Packets.UDP_FLOW;
import static io.skywarden.capture.Packets.behind;
import static io.skywarden.capture.Packets.datagram;
import static io.skywarden.capture.Packets.datagram6;
import static io.skywarden.capture.Packets.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLayerTest {

    private static final String MACS = "020202020202 040404040404";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", value = {
        "Ethernet,                 1,   020202020202 040404040404 0800",
        "Ethernet VLAN,            1,   020202020202 040404040404 8100 0005 0800",
        "Ethernet QinQ,            1,   020202020202 040404040404 88a8 0005 8100 0006 0800",
        "Ethernet old QinQ,        1,   020202020202 040404040404 9100 0005 8100 0006 0800",
        "Ethernet PPPoE,           1,   020202020202 040404040404 8864 1100 0001 0026 0021",
        "Ethernet MPLS,            1,   020202020202 040404040404 8847 00010040 00020140",
        "raw IP,                   101, -",
        "raw IP as libpcap says,   12,  -",
        "raw IP as OpenBSD says,   14,  -",
        "IPv4 only,                228, -",
        "NULL in host order,       0,   02000000",
        "NULL in network order,    0,   00000002",
        "LOOP,                     108, 00000002",
        "PPP with address,         9,   ff03 0021",
        "PPP,                      9,   0021",
        "PPP with a short protocol,9,   21",
        "PPP HDLC,                 50,  ff03 0021",
        "PPPoE,                    51,  1100 0001 0026 0021",
        "Cisco HDLC,               104, 0f00 0800",
        "SLL,                      113, 0000 0001 0006 040404040404 0000 0800",
        "SLL2,                     276, 0800 0000 00000001 0001 00 06 040404040404 0000",
        "PPI with Ethernet,        192, 0000 0800 01000000 020202020202 040404040404 0800",
        "PPI with a field,         192, 0000 1000 65000000 0200 0400 00000000",
    })
    void a_datagram_is_found_behind_the_header_of(String name, int linkType, String header) throws IOException {
        byte[] frame = behind(datagram("hello"), header == null ? new byte[0] : hex(header));

        Capture capture = ClassicFile.of(linkType).packet(frame).read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP_FLOW);
        assertThat(capture.packets()).extracting(Packets::text).containsExactly("hello");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", value = {
        "Ethernet,  1,   020202020202 040404040404 86dd",
        "raw IP,    101, -",
        "IPv6 only, 229, -",
        "NULL,      0,   1e000000",
        "PPP,       9,   ff03 0057",
        "SLL,       113, 0000 0001 0006 040404040404 0000 86dd",
        "SLL2,      276, 86dd 0000 00000001 0001 00 06 040404040404 0000",
    })
    void an_ipv6_datagram_is_found_behind_the_header_of(String name, int linkType, String header) throws IOException {
        byte[] frame = behind(datagram6("hello"), header == null ? new byte[0] : hex(header));

        Capture capture = ClassicFile.of(linkType).packet(frame).read(folder);

        assertThat(capture.flows()).extracting(Flow::key).containsExactly(UDP6_FLOW);
    }

    @Test
    void the_same_ports_in_two_vlans_are_two_flows() throws IOException {
        Capture capture = ClassicFile.of(ClassicFile.ETHERNET)
                .packet(behind(datagram("five"), hex(MACS + "8100 0005 0800")))
                .packet(behind(datagram("six"), hex(MACS + "8100 0006 0800")))
                .packet(behind(datagram("five"), hex(MACS + "8100 e005 0800")))
                .read(folder);

        assertThat(capture.flows()).extracting(flow -> flow.packets().size()).containsExactly(2, 1);
    }

    @Test
    void more_tags_than_engines_follow_carry_nothing() throws IOException {
        byte[] frame = behind(datagram("deep"), hex(MACS + "8100 0001 8100 0002 8100 0003 8100 0004 0800"));

        assertThat(ClassicFile.of(ClassicFile.ETHERNET).packet(frame).read(folder).flows()).isEmpty();
    }

    @Test
    void the_check_sequence_length_in_the_link_type_field_is_no_part_of_it() throws IOException {
        Capture capture = ClassicFile.of(0x5400_0000 | ClassicFile.RAW_IP).packet(datagram("hello")).read(folder);

        assertThat(capture.flows()).hasSize(1);
    }

    @Test
    void a_header_cut_short_at_any_place_carries_nothing_and_harms_nothing() throws IOException {
        for (int linkType : List.of(0, 1, 9, 50, 51, 101, 104, 108, 113, 192, 276)) {
            ClassicFile file = ClassicFile.of(linkType);
            byte[] frame = behind(datagram("x"), hex(MACS + "8100 0005 0800"));
            for (int length = 0; length < 30; length++) {
                file.packet(java.util.Arrays.copyOf(frame, length));
            }
            Capture capture = file.read(folder);
            assertThat(capture.packetCount()).as("link type %d", linkType).isEqualTo(30);
            assertThat(capture.flows()).as("link type %d", linkType).isEmpty();
        }
    }

    @Test
    void a_link_type_not_decoded_here_is_named() throws IOException {
        Path radio = ClassicFile.of(127).packet(new byte[60]).write(folder);

        assertThatThrownBy(() -> CaptureReader.read(radio))
                .isInstanceOf(LinkUnsupported.class).hasMessage("%s: link type 127 is not one we decode", radio);
    }
}
