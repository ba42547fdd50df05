package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address blocks, port ranges and the server side made of them. */
class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "52.112.0.0/14, 52.112.0.0, true", "52.112.0.0/14, 52.115.255.255, true", "52.112.0.0/14, 52.116.0.0, false",
        "52.112.0.0/14, 52.111.255.255, false", "10.1.2.3/32, 10.1.2.3, true", "10.1.2.3/32, 10.1.2.2, false",
        "0.0.0.0/0, 255.1.2.3, true", "0.0.0.0/0, ::1, false", "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false", "::/0, 10.0.0.1, false"
    })
    void a_block_holds_the_addresses_with_its_prefix(String block, String address, boolean held) {
        assertThat(Network.parse(block).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "52.112.0.0", "52.112.0.0/", "/14", "52.112.0.0/33", "52.112.0.1/14", "2001:db8::/129",
        "skype.com/24", "300.1.2.0/24", "10.0.0.0/-1", "10.0.0.0/8;", "10.0.0.0/0x8", ":::/8", "::ffff:10.0.0.0/104"})
    void what_is_no_block_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(MalformedSignature.class);
    }

    @Test
    void a_block_is_written_as_it_is_read() {
        assertThat(Network.parse("52.112.0.0/14")).hasToString("52.112.0.0/14");
        assertThat(Network.parse(Network.parse("2001:db8::/32").toString())).isEqualTo(Network.parse("2001:db8::/32"));
    }

    @Test
    void a_range_of_ports_includes_both_ends() {
        PortRange range = new PortRange(3478, 3481);
        assertThat(List.of(3477, 3478, 3481, 3482)).filteredOn(range::contains).containsExactly(3478, 3481);
        assertThat(new PortRange(0, 65_535).contains(65_535)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5", "1, 65536"})
    void what_is_no_range_of_ports_is_refused(int first, int last) {
        assertThatThrownBy(() -> new PortRange(first, last)).isInstanceOf(MalformedSignature.class)
                .hasMessageContaining("%d..%d".formatted(first, last));
    }

    @Test
    void a_server_side_asks_for_port_and_address_both() {
        ServerSide side = new ServerSide(List.of(new PortRange(443, 443)), List.of(Network.parse("10.0.0.0/8")), false);
        InetAddress inside = InetAddress.ofLiteral("10.9.9.9");
        assertThat(side.accepts(inside, 443)).isTrue();
        assertThat(side.accepts(inside, 80)).isFalse();
        assertThat(side.accepts(InetAddress.ofLiteral("11.9.9.9"), 443)).isFalse();
        assertThat(side.isAny()).isFalse();
        assertThat(ServerSide.ANY.accepts(inside, 1)).isTrue();
        assertThat(ServerSide.ANY.isAny()).isTrue();
    }
}
