package io.skywarden.capture;

import java.util.Arrays;
import java.util.BitSet;

/** One direction of a TCP connection: how much was sent, and its first bytes in order. */
final class HalfStream {

    private boolean open;
    private int initial;
    private long sent;
    private boolean finished;
    private byte[] bytes = new byte[0];
    private final BitSet have = new BitSet();
    private int length;
    private long lastPacket;

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

    void see(Segment segment, long packet, boolean established) {
        long offset = segment.sequence() - initial - (segment.synchronises() ? 0 : 1);
        long end = offset + segment.payload().length;
        // Far outside of what was sent so far it is no part of this stream: an old duplicate, or forged.
        if (offset < -1 || offset > sent + (1L << 20)) {
            return;
        }
        sent = Math.max(sent, end);
        finished |= segment.finishes();
        if (established && segment.payload().length > 0) {
            store((int) Math.min(offset, StreamStart.CAP), segment.payload(), packet);
        }
    }

    /** The first bytes to arrive for a place stay: what came later never rewrites it. */
    private void store(int offset, byte[] payload, long packet) {
        int from = Math.max(offset, 0);
        int to = Math.min(offset + payload.length, StreamStart.CAP);
        if (from >= to) {
            return;
        }
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(StreamStart.CAP, Math.max(to, bytes.length * 2)));
        }
        for (int i = from; i < to; i++) {
            if (!have.get(i)) {
                bytes[i] = payload[i - offset];
            }
        }
        have.set(from, to);
        // Bytes behind a gap are not part of the start yet: only who makes it longer counts.
        int longer = have.nextClearBit(length);
        if (longer > length) {
            length = longer;
            lastPacket = packet;
        }
    }

    StreamStart start() {
        return length == 0 ? StreamStart.EMPTY : new StreamStart(Arrays.copyOf(bytes, length), lastPacket);
    }
}
