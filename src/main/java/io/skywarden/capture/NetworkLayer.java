package io.skywarden.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** IPv4 and IPv6 with fragments, extension headers and tunnels. Packets that an engine would not inspect end here. */
final class NetworkLayer {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int MOST_TUNNELS = 4;

    private final Fragments fragments = new Fragments();
    private final TransportLayer transport;
    private int depth;

    NetworkLayer(TransportLayer transport) {
        this.transport = transport;
    }

    /** A packet whose first nibble says which version it is. */
    void ip(ByteBuffer data, long vlans) {
        if (data.remaining() < 1 || depth > MOST_TUNNELS) {
            return;
        }
        depth++;
        switch ((data.get(data.position()) & 0xf0) >> 4) {
            case 4 -> ipv4(data, vlans);
            case 6 -> ipv6(data, vlans);
            default -> { }
        }
        depth--;
    }

    /** RFC 791. A total length beyond what was captured is a truncated packet, which engines refuse. */
    private void ipv4(ByteBuffer data, long vlans) {
        if (data.remaining() < 20) {
            return;
        }
        int at = data.position();
        int header = (data.get(at) & 0xf) * 4;
        int total = data.getShort(at + 2) & 0xffff;
        if (header < 20 || total < header || total > data.remaining()) {
            return;
        }
        int fragment = data.getShort(at + 6) & 0xffff;
        InetAddress source = address(data, at + 12, 4);
        InetAddress destination = address(data, at + 16, 4);
        int protocol = data.get(at + 9) & 0xff;
        ByteBuffer payload = data.slice(at + header, total - header);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1fff) * 8;
        if (more || offset > 0) {
            var whole = fragments.add(new Fragments.Key(source, destination, protocol, data.getShort(at + 4) & 0xffff, vlans),
                    offset, more, payload);
            whole.ifPresent(p -> upper(protocol, source, destination, p, vlans));
        } else {
            upper(protocol, source, destination, payload, vlans);
        }
    }

    /** RFC 8200, with the extension headers that may stand before the transport. */
    private void ipv6(ByteBuffer data, long vlans) {
        if (data.remaining() < 40) {
            return;
        }
        int at = data.position();
        int length = data.getShort(at + 4) & 0xffff;
        if (length > data.remaining() - 40) {
            return;
        }
        InetAddress source = address(data, at + 8, 16);
        InetAddress destination = address(data, at + 24, 16);
        extensions(data.get(at + 6) & 0xff, source, destination, data.slice(at + 40, length), vlans);
    }

    private void extensions(int first, InetAddress source, InetAddress destination, ByteBuffer first8, long vlans) {
        int next = first;
        ByteBuffer rest = first8;
        while (isExtension(next) && rest.remaining() >= 8) {
            int at = rest.position();
            int following = rest.get(at) & 0xff;
            if (next == 44) {
                int field = rest.getShort(at + 2) & 0xffff;
                Optional<ByteBuffer> whole = field == 0 || (field & 0xfff9) == 0
                        ? Optional.of(LinkLayer.slice(rest, 8))
                        : fragments.add(new Fragments.Key(source, destination, 44, rest.getInt(at + 4), vlans),
                                field & 0xfff8, (field & 1) == 1, LinkLayer.slice(rest, 8));
                if (whole.isEmpty()) {
                    return;
                }
                rest = whole.get();
            } else {
                int length = next == 51 ? ((rest.get(at + 1) & 0xff) + 2) * 4 : ((rest.get(at + 1) & 0xff) + 1) * 8;
                if (length > rest.remaining()) {
                    return;
                }
                rest = LinkLayer.slice(rest, length);
            }
            next = following;
        }
        upper(next, source, destination, rest, vlans);
    }

    /** Hop-by-hop, routing, fragment, authentication, destination options, mobility. */
    private static boolean isExtension(int header) {
        return header == 0 || header == 43 || header == 44 || header == 51 || header == 60 || header == 135;
    }

    private void upper(int protocol, InetAddress source, InetAddress destination, ByteBuffer payload, long vlans) {
        switch (protocol) {
            case TCP -> transport.tcp(source, destination, payload, vlans);
            case UDP -> transport.udp(source, destination, payload, vlans);
            case 4, 41 -> ip(payload, vlans);
            case 47 -> gre(payload, vlans);
            default -> { }
        }
    }

    /** RFC 2784 and 2890; version 1 (RFC 2637) carries PPP. */
    private void gre(ByteBuffer data, long vlans) {
        if (data.remaining() < 4) {
            return;
        }
        int flags = data.getShort(data.position()) & 0xffff;
        int type = data.getShort(data.position() + 2) & 0xffff;
        int header = 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + ((flags & 0x1000) != 0 ? 4 : 0)
                + ((flags & 0x0007) == 1 && (flags & 0x0080) != 0 ? 4 : 0);
        if (header > data.remaining()) {
            return;
        }
        ByteBuffer inner = LinkLayer.slice(data, header);
        if ((flags & 0x0007) == 1 && type == 0x880b) {
            LinkLayer.ppp(inner, this);
        } else if (type == 0x6558) {
            LinkLayer.ethernet(inner, this);
        } else {
            LinkLayer.payload(type, inner, vlans, 0, this);
        }
    }

    private static InetAddress address(ByteBuffer data, int at, int length) {
        byte[] bytes = new byte[length];
        data.get(at, bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }
}
