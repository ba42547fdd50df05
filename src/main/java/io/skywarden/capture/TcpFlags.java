package io.skywarden.capture;

/** What the flag bits of a TCP segment say (RFC 9293 section 3.1). */
final class TcpFlags {

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    private TcpFlags() {}

    static boolean opens(int flags) {
        return (flags & (SYN | ACK | RST)) == SYN;
    }

    static boolean answersOpening(int flags) {
        return (flags & (SYN | ACK | RST)) == (SYN | ACK);
    }

    static boolean acknowledges(int flags) {
        return (flags & ACK) != 0;
    }

    static boolean resets(int flags) {
        return (flags & RST) != 0;
    }

    static boolean finishes(int flags) {
        return (flags & FIN) != 0;
    }

    static boolean synchronises(int flags) {
        return (flags & SYN) != 0;
    }
}
