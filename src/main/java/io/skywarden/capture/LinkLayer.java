package io.skywarden.capture;

import java.nio.ByteBuffer;

/**
 * Strips what lies before the network packet. Link types are those of the tcpdump group's registry; anything unknown or
 * too short carries nothing for us.
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
    static void decode(Frame frame, NetworkLayer network) {
        decode(frame.linkType(), frame.data(), network);
    }

    private static void decode(int linkType, ByteBuffer data, NetworkLayer network) {
        switch (linkType) {
            case 1 -> ethernet(data, network);
            case 0, 108 -> skip(data, 4, network);
            case 12, 14, 101, 228, 229 -> skip(data, 0, network);
            case 113 -> typed(data, 14, 16, network);
            case 276 -> typed(data, 0, 20, network);
            case 9, 50 -> ppp(data, network);
            case 51 -> pppoe(data, network);
            case 104 -> typed(data, 2, 4, network);
            case PPI -> ppi(data, network);
            default -> { }
        }
    }

    /** Per-packet information: a header, in little-endian, that names the link type behind it. */
    private static void ppi(ByteBuffer data, NetworkLayer network) {
        if (data.remaining() >= 8) {
            int length = Short.reverseBytes(data.getShort(data.position() + 2)) & 0xffff;
            int linkType = Integer.reverseBytes(data.getInt(data.position() + 4));
            if (length <= data.remaining() && linkType != PPI) {
                decode(linkType, slice(data, length), network);
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

    static void ethernet(ByteBuffer data, NetworkLayer network) {
        typed(data, 12, 14, network);
    }

    /** An Ethernet type at one offset, what it announces at another. */
    private static void typed(ByteBuffer data, int typeAt, int from, NetworkLayer network) {
        if (data.remaining() >= from) {
            payload(data.getShort(data.position() + typeAt) & 0xffff, slice(data, from), 0, 0, network);
        }
    }

    /** @param vlans the tags so far, as part of the flow's identity */
    static void payload(int type, ByteBuffer data, long vlans, int tags, NetworkLayer network) {
        switch (type) {
            case IPV4, IPV6 -> network.ip(data, vlans);
            case VLAN, QINQ, OLD_QINQ -> {
                if (tags < MOST_TAGS && data.remaining() >= 4) {
                    long vlan = data.getShort(data.position()) & 0xfff;
                    payload(data.getShort(data.position() + 2) & 0xffff, slice(data, 4), vlans << 12 | vlan, tags + 1, network);
                }
            }
            case PPPOE_SESSION -> pppoe(data, network);
            case MPLS -> mpls(data, vlans, network);
            default -> { }
        }
    }

    /** RFC 2516: six bytes of header, then PPP without address and control. */
    private static void pppoe(ByteBuffer data, NetworkLayer network) {
        if (data.remaining() >= 6) {
            ppp(slice(data, 6), network);
        }
    }

    /** RFC 1661 and 1662: address and control may be there; the protocol may be one byte. */
    static void ppp(ByteBuffer data, NetworkLayer network) {
        ByteBuffer rest = data.remaining() >= 2 && data.getShort(data.position()) == (short) 0xff03 ? slice(data, 2) : data;
        if (rest.remaining() < 2) {
            return;
        }
        boolean oneByte = (rest.get(rest.position()) & 1) == 1;
        int protocol = oneByte ? rest.get(rest.position()) & 0xff : rest.getShort(rest.position()) & 0xffff;
        if (protocol == 0x0021 || protocol == 0x0057) {
            network.ip(slice(rest, oneByte ? 1 : 2), 0);
        }
    }

    /** RFC 3032: labels until the bottom of the stack; what follows says by its first nibble what it is. */
    private static void mpls(ByteBuffer data, long vlans, NetworkLayer network) {
        ByteBuffer rest = data;
        while (rest.remaining() >= 4) {
            boolean bottom = (rest.get(rest.position() + 2) & 1) == 1;
            rest = slice(rest, 4);
            if (bottom) {
                network.ip(rest, vlans);
                return;
            }
        }
    }

    private static void skip(ByteBuffer data, int bytes, NetworkLayer network) {
        if (data.remaining() >= bytes) {
            network.ip(slice(data, bytes), 0);
        }
    }

    static ByteBuffer slice(ByteBuffer data, int from) {
        return data.slice(data.position() + from, data.remaining() - from);
    }
}
