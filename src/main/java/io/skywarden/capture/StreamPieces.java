package io.skywarden.capture;

import java.util.Arrays;
import java.util.BitSet;

/** Puts the first bytes of one direction of a TCP stream in order, whatever order they come in. */
public final class StreamPieces {

    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    /** Which bytes behind the first gap are here; nothing while there is no gap. */
    private BitSet behind;
    private int length;
    private long packet;

    /** Nothing yet. */
    public StreamPieces() {}

    /** The bytes in order; those from {@link #length} on mean nothing. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are before the first gap. */
    public int length() {
        return length;
    }

    public boolean isComplete() {
        return length == StreamStart.CAP;
    }

    /** How much memory it holds. */
    public int held() {
        return bytes.length;
    }

    /** The first bytes to arrive for a place stay: what came later never rewrites it. */
    public void add(SeenPacket piece) {
        int offset = piece.streamOffset();
        int from = Math.max(offset, length);
        int to = Math.min(offset + piece.size(), StreamStart.CAP);
        if (offset == SeenPacket.NO_STREAM || from >= to) {
            return;
        }
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(StreamStart.CAP, Math.max(to, bytes.length * 2)));
        }
        if (behind == null && from == length) {
            System.arraycopy(piece.data(), piece.from() + from - offset, bytes, from, to - from);
            length = to;
            packet = piece.number();
        } else {
            fill(piece, from, to);
        }
    }

    private void fill(SeenPacket piece, int from, int to) {
        if (behind == null) {
            behind = new BitSet();
        }
        for (int i = from; i < to; i++) {
            if (!behind.get(i)) {
                bytes[i] = piece.data()[piece.from() + i - piece.streamOffset()];
            }
        }
        behind.set(from, to);
        // Bytes behind a gap are not part of the start yet: only who makes it longer counts.
        int longer = behind.nextClearBit(length);
        if (longer > length) {
            length = longer;
            packet = piece.number();
        }
        if (behind.length() <= length) {
            behind = null;
        }
    }

    StreamStart start() {
        return length == 0 ? StreamStart.EMPTY : new StreamStart(Arrays.copyOf(bytes, length), packet);
    }
}
