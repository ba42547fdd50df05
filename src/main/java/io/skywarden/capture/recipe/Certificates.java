package io.skywarden.capture.recipe;

import java.nio.charset.StandardCharsets;

/** X.509 certificates (RFC 5280 section 4.1) that parse; key and signature are random, so nothing can be proven with them. */
final class Certificates {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT = 0x06;
    private static final int PRINTABLE = 0x13;
    private static final int UTF8 = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int VERSION = 0xa0;
    private static final int KEY_BYTES = 256;

    private Certificates() {}

    static byte[] named(String commonName, SeededBytes random) {
        byte[] signed = der(SEQUENCE, new Octets()
                .bytes(der(VERSION, new Octets().hex("02 01 02")))
                .bytes(der(INTEGER, new Octets().u8(1).bytes(random.next(15))))
                .bytes(sha256WithRsa())
                .bytes(subject("Example Issuing CA"))
                .bytes(der(SEQUENCE, new Octets()
                        .bytes(der(UTC_TIME, new Octets().ascii("140101000000Z")))
                        .bytes(der(UTC_TIME, new Octets().ascii("340101000000Z")))))
                .bytes(subject(commonName))
                .bytes(publicKey(random)));
        return der(SEQUENCE, new Octets()
                .bytes(signed)
                .bytes(sha256WithRsa())
                .bytes(der(BIT_STRING, new Octets().u8(0).bytes(random.next(KEY_BYTES)))));
    }

    private static byte[] subject(String commonName) {
        return der(SEQUENCE, new Octets()
                .bytes(attribute("55 04 06", PRINTABLE, "US"))
                .bytes(attribute("55 04 0a", PRINTABLE, "Example"))
                .bytes(attribute("55 04 03", UTF8, commonName)));
    }

    private static byte[] attribute(String object, int type, String value) {
        byte[] pair = der(SEQUENCE, new Octets()
                .bytes(der(OBJECT, new Octets().hex(object)))
                .bytes(der(type, new Octets().bytes(value.getBytes(StandardCharsets.UTF_8)))));
        return der(SET, new Octets().bytes(pair));
    }

    private static byte[] publicKey(SeededBytes random) {
        byte[] key = der(SEQUENCE, new Octets()
                .bytes(der(INTEGER, new Octets().hex("00 c1").bytes(random.next(KEY_BYTES - 1))))
                .bytes(der(INTEGER, new Octets().hex("01 00 01"))));
        byte[] rsa = der(SEQUENCE, new Octets().hex("06 09 2a864886f70d010101 05 00"));
        return der(SEQUENCE, new Octets().bytes(rsa).bytes(der(BIT_STRING, new Octets().u8(0).bytes(key))));
    }

    private static byte[] sha256WithRsa() {
        return der(SEQUENCE, new Octets().hex("06 09 2a864886f70d01010b 05 00"));
    }

    /** A tag, its length and its content (X.690 section 8.1). */
    private static byte[] der(int tag, Octets content) {
        byte[] bytes = content.toBytes();
        var out = new Octets().u8(tag);
        if (bytes.length < 0x80) {
            out.u8(bytes.length);
        } else if (bytes.length < 0x100) {
            out.u8(0x81).u8(bytes.length);
        } else {
            out.u8(0x82).u16(bytes.length);
        }
        return out.bytes(bytes).toBytes();
    }
}
