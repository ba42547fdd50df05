package io.skywarden.capture;

/** One direction of a TCP connection: how much was sent. */
final class HalfStream {

    /** For datagrams, which have none; nobody opens it. */
    static final HalfStream NONE = new HalfStream();

    private boolean open;
    private int initial;
    private long sent;
    private boolean finished;

    void open(int initialSequence) {
        open = true;
        initial = initialSequence;
    }

    boolean isOpen() {
        return open;
    }

    boolean isFinished() {
        return finished;
    }

    /** Payload bytes between the opening and the highest sequence number seen. */
    long sent() {
        return sent;
    }

    /** Where the payload stands in the stream, -1 when one byte before it; nowhere when it is no part of it. */
    int see(int sequence, int flags, int size) {
        long offset = sequence - initial - (TcpFlags.synchronises(flags) ? 0 : 1);
        // Far outside of what was sent so far it is no part of this stream: an old duplicate, or forged.
        if (offset < -1 || offset > sent + (1L << 20)) {
            return SeenPacket.NO_STREAM;
        }
        sent = Math.max(sent, offset + size);
        finished |= TcpFlags.finishes(flags);
        return (int) Math.min(offset, StreamStart.CAP);
    }
}
