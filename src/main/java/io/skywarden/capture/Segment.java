package io.skywarden.capture;

/** A TCP segment: sequence and acknowledgement numbers, the eight flag bits, the payload (RFC 9293 section 3.1). */
record Segment(int sequence, int acknowledgement, int flags, byte[] payload) {

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    boolean opens() {
        return (flags & (SYN | ACK | RST)) == SYN;
    }

    boolean answersOpening() {
        return (flags & (SYN | ACK | RST)) == (SYN | ACK);
    }

    boolean acknowledges() {
        return (flags & ACK) != 0;
    }

    boolean resets() {
        return (flags & RST) != 0;
    }

    boolean finishes() {
        return (flags & FIN) != 0;
    }

    boolean synchronises() {
        return (flags & SYN) != 0;
    }
}
