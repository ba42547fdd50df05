package io.skywarden.capture.recipe;

import io.skywarden.capture.session.QuicInitialKeys;
import java.util.List;
import java.util.Optional;

/** The first packet of a QUIC version 1 client (RFC 9000 section 17.2.2), sealed as RFC 9001 section 5 asks. */
final class QuicMessages {

    private static final int DATAGRAM = 1200;
    private static final int CONNECTION_ID = 8;
    private static final int VERSION = 1;
    private static final int TAG = 16;
    private static final int NUMBER = 1;
    private static final int LENGTH = 2;
    private static final int CRYPTO_FRAME = 6;

    private static final Ja3Text TLS_1_3 = new Ja3Text(
            0x0303, List.of(0x1301, 0x1302, 0x1303), List.of(0, 10, 13, 16, 43, 51, 57), List.of(29, 23), List.of());

    private QuicMessages() {}

    static byte[] clientInitial(String serverName, SeededBytes random) {
        byte[] destination = random.next(CONNECTION_ID);
        byte[] source = random.next(CONNECTION_ID);
        byte[] frames = crypto(hello(serverName, source, random));
        byte[] header = header(destination, source);
        byte[] plain = new Octets()
                .bytes(frames)
                .bytes(new byte[DATAGRAM - header.length - frames.length - TAG])
                .toBytes();
        return QuicInitialKeys.client(destination).seal(header, NUMBER, 0, plain);
    }

    /** Long header with token length 0, the packet's length, and packet number 0 in one byte. */
    private static byte[] header(byte[] destination, byte[] source) {
        int before = 1 + 4 + 1 + CONNECTION_ID + 1 + CONNECTION_ID + 1 + LENGTH;
        return new Octets()
                .u8(0xc0 | NUMBER - 1)
                .u32(VERSION)
                .sized8(out -> out.bytes(destination))
                .sized8(out -> out.bytes(source))
                .u8(0)
                .u16(0x4000 | DATAGRAM - before)
                .u8(0)
                .toBytes();
    }

    private static byte[] hello(String serverName, byte[] source, SeededBytes random) {
        byte[] parameters = new Octets().u8(0x0f).sized8(out -> out.bytes(source)).toBytes();
        var extensions = new TlsExtensions(TLS_1_3, Optional.of(serverName), random, parameters);
        return TlsMessages.clientHello(TLS_1_3, extensions, random);
    }

    private static byte[] crypto(byte[] message) {
        return new Octets().u8(CRYPTO_FRAME).u8(0).u16(0x4000 | message.length).bytes(message).toBytes();
    }
}
