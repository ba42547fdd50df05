package io.skywarden.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void all_addresses_of_one_ipv6_network_count_as_one() {
        assertThat(ClientAddress.of("2001:db8:0:1::1")).isEqualTo(ClientAddress.of("2001:db8:0:1:ffff::2"))
                .isNotEqualTo(ClientAddress.of("2001:db8:0:2::1"));
        assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.of("a name")).isEqualTo("unknown");
    }
}
