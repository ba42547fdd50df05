package io.skywarden.capture.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the published example of RFC 9001, appendix A.2. */
class QuicInitialKeysTest {

    private static final byte[] HEADER = HexFormat.of().parseHex("c300000001088394c8f03e5157080000449e00000002");
    private static final byte[] DESTINATION = HexFormat.of().parseHex("8394c8f03e515708");

    @Test
    void the_header_is_protected_as_in_the_example() {
        byte[] packet = QuicInitialKeys.client(DESTINATION).seal(HEADER, 4, 2, examplePlain());
        assertThat(HexFormat.of().formatHex(packet, 0, 34))
                .isEqualTo("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11d242");
        assertThat(HexFormat.of().formatHex(packet, packet.length - 16, packet.length))
                .isEqualTo("e221af44860018ab0856972e194cd934");
    }

    @Test
    void what_is_sealed_opens_and_what_is_changed_does_not() {
        var keys = QuicInitialKeys.client(DESTINATION);
        byte[] packet = keys.seal(HEADER, 4, 2, examplePlain());
        assertThat(keys.open(packet, 18)).hasValueSatisfying(plain -> assertThat(plain).isEqualTo(examplePlain()));
        packet[100] ^= 1;
        assertThat(keys.open(packet, 18)).isEmpty();
    }

    private static byte[] examplePlain() {
        byte[] crypto = HexFormat.of().parseHex(
                "060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868"
                        + "04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578"
                        + "616d706c652e636f6dff01000100000a00080006001d00170018001000070005"
                        + "04616c706e000500050100000000003300260024001d00209370b2c9caa47fba"
                        + "baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400"
                        + "0d0010000e0403050306030203080408050806002d00020101001c0002400100"
                        + "3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000"
                        + "75300901100f088394c8f03e51570806048000ffff");
        return Arrays.copyOf(crypto, 1162);
    }
}
