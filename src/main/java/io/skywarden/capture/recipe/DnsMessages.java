package io.skywarden.capture.recipe;

/** DNS requests and responses in the wire form of RFC 1035 section 4. */
final class DnsMessages {

    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8180;
    private static final int ADDRESS = 1;
    private static final int INTERNET = 1;
    private static final int NAME_OF_QUESTION = 0xc00c;
    private static final int TTL_SECONDS = 300;

    private DnsMessages() {}

    static byte[] query(int id, String name, int type) {
        return question(header(id, RECURSION_DESIRED, 0), name, type).toBytes();
    }

    static byte[] answer(int id, String name, byte[] address) {
        return question(header(id, RESPONSE, 1), name, ADDRESS)
                .u16(NAME_OF_QUESTION).u16(ADDRESS).u16(INTERNET).u32(TTL_SECONDS)
                .sized16(out -> out.bytes(address))
                .toBytes();
    }

    private static Octets header(int id, int flags, int answers) {
        return new Octets().u16(id).u16(flags).u16(1).u16(answers).u16(0).u16(0);
    }

    private static Octets question(Octets out, String name, int type) {
        for (String label : name.split("\\.")) {
            out.sized8(length -> length.ascii(label));
        }
        return out.u8(0).u16(type).u16(INTERNET);
    }
}
