package io.skywarden.capture;

/**
 * Strips what lies before the network packet. Link types are those of the tcpdump group's registry; anything unknown or
 * too short carries nothing for us. Data is a stretch of an array, from one index to before another: nothing is copied.
 */
final class LinkLayer {

    private static final int PPI = 192;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int VLAN = 0x8100;
    private static final int QINQ = 0x88a8;
    private static final int OLD_QINQ = 0x9100;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int MPLS = 0x8847;
    private static final int MOST_TAGS = 3;

    private LinkLayer() {}

    /** Hands on the network packet of a frame, if it has one. */
    static void decode(int linkType, byte[] data, int from, int to, NetworkLayer network) {
        switch (linkType) {
            case 1 -> ethernet(data, from, to, network);
            case 0, 108 -> skip(data, from, to, 4, network);
            case 12, 14, 101, 228, 229 -> skip(data, from, to, 0, network);
            case 113 -> typed(data, from, to, 14, 16, network);
            case 276 -> typed(data, from, to, 0, 20, network);
            case 9, 50 -> ppp(data, from, to, network);
            case 51 -> pppoe(data, from, to, network);
            case 104 -> typed(data, from, to, 2, 4, network);
            case PPI -> ppi(data, from, to, network);
            default -> { }
        }
    }

    /** Per-packet information: a header, in little-endian, that names the link type behind it. */
    private static void ppi(byte[] data, int from, int to, NetworkLayer network) {
        if (to - from >= 8) {
            int length = Short.reverseBytes((short) NetworkOrder.u16(data, from + 2)) & 0xffff;
            int linkType = Integer.reverseBytes(NetworkOrder.i32(data, from + 4));
            if (length <= to - from && linkType != PPI) {
                decode(linkType, data, from + length, to, network);
            }
        }
    }

    /** Whether frames of this link type can be decoded at all. */
    static boolean knows(int linkType) {
        return switch (linkType) {
            case 0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 113, 192, 228, 229, 276 -> true;
            default -> false;
        };
    }

    static void ethernet(byte[] data, int from, int to, NetworkLayer network) {
        typed(data, from, to, 12, 14, network);
    }

    /** An Ethernet type at one offset, what it announces at another. */
    private static void typed(byte[] data, int from, int to, int typeAt, int payloadAt, NetworkLayer network) {
        if (to - from >= payloadAt) {
            payload(NetworkOrder.u16(data, from + typeAt), data, from + payloadAt, to, 0, network);
        }
    }

    /** @param vlans the tags so far, as part of the flow's identity */
    static void payload(int type, byte[] data, int from, int to, long vlans, NetworkLayer network) {
        payload(type, data, from, to, vlans, 0, network);
    }

    private static void payload(int type, byte[] data, int from, int to, long vlans, int tags, NetworkLayer network) {
        switch (type) {
            case IPV4, IPV6 -> network.ip(data, from, to, vlans);
            case VLAN, QINQ, OLD_QINQ -> {
                if (tags < MOST_TAGS && to - from >= 4) {
                    long vlan = NetworkOrder.u16(data, from) & 0xfff;
                    payload(NetworkOrder.u16(data, from + 2), data, from + 4, to, vlans << 12 | vlan, tags + 1, network);
                }
            }
            case PPPOE_SESSION -> pppoe(data, from, to, network);
            case MPLS -> mpls(data, from, to, vlans, network);
            default -> { }
        }
    }

    /** RFC 2516: six bytes of header, then PPP without address and control. */
    private static void pppoe(byte[] data, int from, int to, NetworkLayer network) {
        if (to - from >= 6) {
            ppp(data, from + 6, to, network);
        }
    }

    /** RFC 1661 and 1662: address and control may be there; the protocol may be one byte. */
    static void ppp(byte[] data, int from, int to, NetworkLayer network) {
        int at = to - from >= 2 && NetworkOrder.u16(data, from) == 0xff03 ? from + 2 : from;
        if (to - at < 2) {
            return;
        }
        boolean oneByte = (data[at] & 1) == 1;
        int protocol = oneByte ? NetworkOrder.u8(data, at) : NetworkOrder.u16(data, at);
        if (protocol == 0x0021 || protocol == 0x0057) {
            network.ip(data, at + (oneByte ? 1 : 2), to, 0);
        }
    }

    /** RFC 3032: labels until the bottom of the stack; what follows says by its first nibble what it is. */
    private static void mpls(byte[] data, int from, int to, long vlans, NetworkLayer network) {
        for (int at = from; to - at >= 4; at += 4) {
            boolean bottom = (data[at + 2] & 1) == 1;
            if (bottom) {
                network.ip(data, at + 4, to, vlans);
                return;
            }
        }
    }

    private static void skip(byte[] data, int from, int to, int bytes, NetworkLayer network) {
        if (to - from >= bytes) {
            network.ip(data, from + bytes, to, 0);
        }
    }
}
