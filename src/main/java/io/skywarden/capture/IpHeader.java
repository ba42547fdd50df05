package io.skywarden.capture;

/**
 * Where an IP header lies within a frame.
 *
 * @param v6 whether it is one of RFC 8200, else of RFC 791
 * @param at its first byte
 * @param protocol what follows it and its extension headers
 * @param payload where that begins
 * @param fragment how many bytes of that came in fragments before this one
 * @param end behind its last byte in this frame
 */
record IpHeader(boolean v6, int at, int protocol, int payload, int fragment, int end) {

    int source() {
        return at + (v6 ? 8 : 12);
    }

    int destination() {
        return source() + addressLength();
    }

    int addressLength() {
        return v6 ? 16 : 4;
    }

    /** Where the checksum stands that covers these addresses too (TCP, UDP, UDP-Lite, ICMPv6); -1 when it is not in this frame. */
    int checksum() {
        int offset = switch (protocol) {
            case 6 -> 16;
            case 17, 136 -> 6;
            case 58 -> v6 ? 2 : -1;
            default -> -1;
        };
        int place = payload + offset - fragment;
        return offset >= fragment && place + 2 <= end ? place : -1;
    }

    /** RFC 768: zero says that there is no checksum. */
    boolean isUdp() {
        return protocol == 17;
    }
}
