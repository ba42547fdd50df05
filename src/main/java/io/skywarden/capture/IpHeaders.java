package io.skywarden.capture;

import java.util.function.Consumer;

/**
 * Finds the IP headers of an Ethernet frame, those within tunnels too, wherever {@link LinkLayer} and {@link NetworkLayer}
 * look for one. Those hand on what lies behind a header; this says where it lies, so that it can be changed in place.
 */
final class IpHeaders {

    private static final int MOST_TAGS = 3;
    private static final int MOST_TUNNELS = 4;

    private final byte[] frame;
    private final int length;
    private final Consumer<IpHeader> seen;

    private IpHeaders(byte[] frame, int length, Consumer<IpHeader> seen) {
        this.frame = frame;
        this.length = length;
        this.seen = seen;
    }

    /** Tells of each, from the outermost on. */
    static void of(byte[] frame, int length, Consumer<IpHeader> seen) {
        new IpHeaders(frame, length, seen).ethernet(0, length, 0);
    }

    private void ethernet(int at, int end, int depth) {
        if (end - at >= 14) {
            typed(u16(at + 12), at + 14, end, 0, depth);
        }
    }

    private void typed(int type, int at, int end, int tags, int depth) {
        switch (type) {
            case 0x0800, 0x86dd -> ip(at, end, depth);
            case 0x8100, 0x88a8, 0x9100 -> {
                if (tags < MOST_TAGS && end - at >= 4) {
                    typed(u16(at + 2), at + 4, end, tags + 1, depth);
                }
            }
            case 0x8864 -> ppp(at + 6, end, depth);
            case 0x8847 -> mpls(at, end, depth);
            default -> { }
        }
    }

    private void ppp(int at, int end, int depth) {
        int from = end - at >= 2 && u16(at) == 0xff03 ? at + 2 : at;
        if (end - from >= 2) {
            boolean oneByte = (frame[from] & 1) == 1;
            int protocol = oneByte ? frame[from] & 0xff : u16(from);
            if (protocol == 0x0021 || protocol == 0x0057) {
                ip(from + (oneByte ? 1 : 2), end, depth);
            }
        }
    }

    private void mpls(int at, int end, int depth) {
        for (int label = at; end - label >= 4; label += 4) {
            if ((frame[label + 2] & 1) == 1) {
                ip(label + 4, end, depth);
                return;
            }
        }
    }

    private void ip(int at, int end, int depth) {
        if (at < end && depth <= MOST_TUNNELS) {
            switch ((frame[at] & 0xf0) >> 4) {
                case 4 -> ipv4(at, end, depth + 1);
                case 6 -> ipv6(at, end, depth + 1);
                default -> { }
            }
        }
    }

    /** One that was cut short by the capture has addresses all the same. */
    private void ipv4(int at, int end, int depth) {
        int header = (frame[at] & 0xf) * 4;
        if (end - at < 20 || header < 20) {
            return;
        }
        int total = u16(at + 2);
        int last = total < header ? end : Math.min(end, at + total);
        upper(new IpHeader(false, at, frame[at + 9] & 0xff, at + header, (u16(at + 6) & 0x1fff) * 8, last), depth);
    }

    private void ipv6(int at, int end, int depth) {
        if (end - at < 40) {
            return;
        }
        int last = Math.min(end, at + 40 + u16(at + 4));
        int next = frame[at + 6] & 0xff;
        int from = at + 40;
        int fragment = 0;
        while (isExtension(next) && last - from >= 8 && fragment == 0) {
            int following = frame[from] & 0xff;
            if (next == 44) {
                fragment = u16(from + 2) & 0xfff8;
                from += 8;
            } else {
                from += next == 51 ? ((frame[from + 1] & 0xff) + 2) * 4 : ((frame[from + 1] & 0xff) + 1) * 8;
            }
            next = following;
        }
        upper(new IpHeader(true, at, next, from, fragment, last), depth);
    }

    private static boolean isExtension(int header) {
        return header == 0 || header == 43 || header == 44 || header == 51 || header == 60 || header == 135;
    }

    private void upper(IpHeader header, int depth) {
        seen.accept(header);
        if (header.fragment() == 0) {
            switch (header.protocol()) {
                case 4, 41 -> ip(header.payload(), header.end(), depth);
                case 47 -> gre(header.payload(), header.end(), depth);
                default -> { }
            }
        }
    }

    private void gre(int at, int end, int depth) {
        if (end - at < 4) {
            return;
        }
        int flags = u16(at);
        boolean pptp = (flags & 0x0007) == 1;
        int inner = at + 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + ((flags & 0x1000) != 0 ? 4 : 0)
                + (pptp && (flags & 0x0080) != 0 ? 4 : 0);
        int type = u16(at + 2);
        if (pptp && type == 0x880b) {
            ppp(inner, end, depth);
        } else if (type == 0x6558 && depth <= MOST_TUNNELS) {
            ethernet(inner, end, depth);
        } else {
            typed(type, inner, end, 0, depth);
        }
    }

    private int u16(int at) {
        return at + 2 <= length ? (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff : 0;
    }
}
