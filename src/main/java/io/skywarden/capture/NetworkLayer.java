package io.skywarden.capture;

import java.util.Optional;

/** IPv4 and IPv6 with fragments, extension headers and tunnels. Packets that an engine would not inspect end here. */
final class NetworkLayer {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int MOST_TUNNELS = 4;

    private final Fragments fragments = new Fragments();
    private final TransportLayer transport;
    private int depth;
    /** Of the packet being read; read before anything inside is, which may be a packet too. */
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;

    NetworkLayer(TransportLayer transport) {
        this.transport = transport;
    }

    /** A packet whose first nibble says which version it is. */
    void ip(byte[] data, int from, int to, long vlans) {
        if (to - from < 1 || depth > MOST_TUNNELS) {
            return;
        }
        depth++;
        switch ((data[from] & 0xf0) >> 4) {
            case 4 -> ipv4(data, from, to, vlans);
            case 6 -> ipv6(data, from, to, vlans);
            default -> { }
        }
        depth--;
    }

    /** RFC 791. A total length beyond what was captured is a truncated packet, which engines refuse. */
    private void ipv4(byte[] data, int from, int to, long vlans) {
        if (to - from < 20) {
            return;
        }
        int header = (data[from] & 0xf) * 4;
        int total = NetworkOrder.u16(data, from + 2);
        if (header < 20 || total < header || total > to - from) {
            return;
        }
        addresses(0, Address.v4(NetworkOrder.i32(data, from + 12)), 0, Address.v4(NetworkOrder.i32(data, from + 16)));
        int fragment = NetworkOrder.u16(data, from + 6);
        int protocol = NetworkOrder.u8(data, from + 9);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1fff) * 8;
        if (more || offset > 0) {
            fragments.add(key(protocol, NetworkOrder.u16(data, from + 4), vlans), offset, more, data, from + header, from + total)
                    .ifPresent(whole -> upper(protocol, whole.bytes(), 0, whole.length(), vlans));
        } else {
            upper(protocol, data, from + header, from + total, vlans);
        }
    }

    /** RFC 8200, with the extension headers that may stand before the transport. */
    private void ipv6(byte[] data, int from, int to, long vlans) {
        if (to - from < 40) {
            return;
        }
        int length = NetworkOrder.u16(data, from + 4);
        if (length > to - from - 40) {
            return;
        }
        addresses(NetworkOrder.i64(data, from + 8), NetworkOrder.i64(data, from + 16),
                NetworkOrder.i64(data, from + 24), NetworkOrder.i64(data, from + 32));
        extensions(NetworkOrder.u8(data, from + 6), data, from + 40, from + 40 + length, vlans);
    }

    private void extensions(int first, byte[] packet, int from, int to, long vlans) {
        int next = first;
        byte[] data = packet;
        int at = from;
        int end = to;
        while (isExtension(next) && end - at >= 8) {
            int following = NetworkOrder.u8(data, at);
            if (next == 44) {
                int field = NetworkOrder.u16(data, at + 2);
                if (field != 0 && (field & 0xfff9) != 0) {
                    Optional<Fragments.Whole> whole = fragments.add(key(44, NetworkOrder.i32(data, at + 4), vlans),
                            field & 0xfff8, (field & 1) == 1, data, at + 8, end);
                    if (whole.isEmpty()) {
                        return;
                    }
                    data = whole.get().bytes();
                    at = 0;
                    end = whole.get().length();
                } else {
                    at += 8;
                }
            } else {
                int units = NetworkOrder.u8(data, at + 1);
                int length = next == 51 ? (units + 2) * 4 : (units + 1) * 8;
                if (length > end - at) {
                    return;
                }
                at += length;
            }
            next = following;
        }
        upper(next, data, at, end, vlans);
    }

    /** Hop-by-hop, routing, fragment, authentication, destination options, mobility. */
    private static boolean isExtension(int header) {
        return header == 0 || header == 43 || header == 44 || header == 51 || header == 60 || header == 135;
    }

    private void upper(int protocol, byte[] data, int from, int to, long vlans) {
        switch (protocol) {
            case TCP -> transport.tcp(sourceHigh, sourceLow, destinationHigh, destinationLow, data, from, to, vlans);
            case UDP -> transport.udp(sourceHigh, sourceLow, destinationHigh, destinationLow, data, from, to, vlans);
            case 4, 41 -> ip(data, from, to, vlans);
            case 47 -> gre(data, from, to, vlans);
            default -> { }
        }
    }

    /** RFC 2784 and 2890; version 1 (RFC 2637) carries PPP. */
    private void gre(byte[] data, int from, int to, long vlans) {
        if (to - from < 4) {
            return;
        }
        int flags = NetworkOrder.u16(data, from);
        int type = NetworkOrder.u16(data, from + 2);
        int header = 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + ((flags & 0x1000) != 0 ? 4 : 0)
                + ((flags & 0x0007) == 1 && (flags & 0x0080) != 0 ? 4 : 0);
        if (header > to - from) {
            return;
        }
        if ((flags & 0x0007) == 1 && type == 0x880b) {
            LinkLayer.ppp(data, from + header, to, this);
        } else if (type == 0x6558) {
            LinkLayer.ethernet(data, from + header, to, this);
        } else {
            LinkLayer.payload(type, data, from + header, to, vlans, this);
        }
    }

    private void addresses(long fromHigh, long fromLow, long toHigh, long toLow) {
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destinationHigh = toHigh;
        destinationLow = toLow;
    }

    private Fragments.Key key(int protocol, int id, long vlans) {
        return new Fragments.Key(new Address(sourceHigh, sourceLow), new Address(destinationHigh, destinationLow), protocol, id, vlans);
    }
}
