package io.skywarden.capture.recipe;

import java.util.List;
import java.util.Optional;

/** The clear messages of a TLS handshake (RFC 5246 section 7.4, RFC 8446 section 4), made of given and random parts. */
final class TlsMessages {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int TLS_1_0 = 0x0301;

    /** What an ordinary TLS 1.2 client of about 2015 offers. */
    private static final List<Integer> CIPHERS = List.of(0xc02b, 0xc02f, 0xc02c, 0xc030, 0xc013, 0xc014, 0x9c, 0x9d, 0x2f, 0x35);
    private static final int CIPHER_CHOSEN = 0xc02f;
    private static final int SIGNATURES = 13;

    private TlsMessages() {}

    /** RFC 5246 section 6.2.1; clients put 1.0 there, whatever they offer within. */
    static byte[] record(byte[] messages) {
        return record(TLS_1_0, messages);
    }

    private static byte[] record(int version, byte[] messages) {
        return new Octets().u8(HANDSHAKE).u16(version).sized16(out -> out.bytes(messages)).toBytes();
    }

    static byte[] clientHello(Optional<String> serverName, SeededBytes random) {
        List<Integer> extensions = serverName.isPresent()
                ? List.of(Ja3Text.SERVER_NAME, Ja3Text.GROUPS, Ja3Text.FORMATS, SIGNATURES)
                : List.of(Ja3Text.GROUPS, Ja3Text.FORMATS, SIGNATURES);
        return clientHello(new Ja3Text(0x0303, CIPHERS, extensions, List.of(29, 23, 24), List.of(0)), serverName, random);
    }

    static byte[] clientHello(Ja3Text ja3, Optional<String> serverName, SeededBytes random) {
        var extensions = new TlsExtensions(ja3, serverName, random, new byte[0]);
        return clientHello(ja3, extensions, random);
    }

    static byte[] clientHello(Ja3Text ja3, TlsExtensions extensions, SeededBytes random) {
        return message(CLIENT_HELLO, new Octets()
                .u16(ja3.version())
                .bytes(random.next(32))
                .u8(0)
                .sized16(out -> ja3.ciphers().forEach(out::u16))
                .sized8(out -> out.u8(0))
                .bytes(extensions.block()));
    }

    static byte[] serverFlight(int version, String commonName, SeededBytes random) {
        byte[] hello = message(SERVER_HELLO, new Octets()
                .u16(version).bytes(random.next(32)).u8(0).u16(CIPHER_CHOSEN).u8(0));
        byte[] certificate = message(CERTIFICATE, new Octets()
                .sized24(list -> list.sized24(one -> one.bytes(Certificates.named(commonName, random)))));
        byte[] done = message(SERVER_HELLO_DONE, new Octets());
        return new Octets()
                .bytes(record(version, hello)).bytes(record(version, certificate)).bytes(record(version, done))
                .toBytes();
    }

    private static byte[] message(int type, Octets body) {
        return new Octets().u8(type).sized24(out -> out.bytes(body.toBytes())).toBytes();
    }
}
