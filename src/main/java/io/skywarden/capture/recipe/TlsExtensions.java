package io.skywarden.capture.recipe;

import java.util.Optional;

/**
 * The extensions of a ClientHello, in the order a JA3 string gives; each with a body a parser accepts.
 *
 * @param quicParameters the body of extension 57 (RFC 9001 section 8.2)
 */
record TlsExtensions(Ja3Text ja3, Optional<String> serverName, SeededBytes random, byte[] quicParameters) {

    /** Empty when there is no extension: then a ClientHello has no such block at all. */
    byte[] block() {
        if (ja3.extensions().isEmpty()) {
            return new byte[0];
        }
        return new Octets()
                .sized16(out -> ja3.extensions().forEach(type -> out.u16(type).sized16(body -> write(type, body))))
                .toBytes();
    }

    private void write(int type, Octets body) {
        switch (type) {
            case Ja3Text.SERVER_NAME -> serverName.ifPresent(
                    name -> body.sized16(list -> list.u8(0).sized16(host -> host.ascii(name))));
            case 5 -> body.hex("01 0000 0000");
            case Ja3Text.GROUPS -> body.sized16(out -> ja3.groups().forEach(out::u16));
            case Ja3Text.FORMATS -> body.sized8(out -> ja3.formats().forEach(out::u8));
            case 13 -> body.sized16(out -> out.hex("0403 0804 0401 0503 0501 0201"));
            case 16 -> body.sized16(list -> list.sized8(out -> out.ascii(quicParameters.length > 0 ? "h3" : "http/1.1")));
            case 43 -> body.sized8(out -> out.u16(0x0304));
            case 51 -> body.sized16(shares -> shares.u16(29).sized16(key -> key.bytes(random.next(32))));
            case 57 -> body.bytes(quicParameters);
            case 65281 -> body.u8(0);
            default -> { /* empty is a legal body, or nobody looks inside */ }
        }
    }
}
