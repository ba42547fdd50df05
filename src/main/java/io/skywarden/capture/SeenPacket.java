package io.skywarden.capture;

/**
 * The packet that is going by: one object for all packets of a capture, good until the next one comes. Whoever needs it
 * longer copies what is needed. The parts mean what those of {@link FlowPacket} mean.
 */
public final class SeenPacket {

    /** The stream offset of what is no part of a stream. */
    public static final int NO_STREAM = Integer.MIN_VALUE;

    private long number;
    private long micros;
    private boolean toServer;
    private boolean established;
    private long sent;
    private int streamOffset;
    private byte[] data;
    private int from;
    private int to;

    /** Gets the bytes that hold a payload, for captures whose payloads lie elsewhere until somebody asks. */
    @FunctionalInterface
    public interface Fetch {
        byte[] bytes();
    }

    private Fetch fetch;

    /** Empty until it is filled. */
    public SeenPacket() {}

    /** Where and when. */
    public void at(long itsNumber, long itsMicros) {
        number = itsNumber;
        micros = itsMicros;
    }

    /** What its flow says of it. */
    public void within(boolean isToServer, boolean isEstablished, long haveSent, int offset) {
        toServer = isToServer;
        established = isEstablished;
        sent = haveSent;
        streamOffset = offset;
    }

    /** The payload: the bytes of an array from one index to before another. */
    public void payload(byte[] bytes, int first, int end) {
        data = bytes;
        from = first;
        to = end;
    }

    /** The payload, as above, of an array that is fetched when it is needed. */
    public void payload(Fetch later, int first, int end) {
        data = null;
        fetch = later;
        from = first;
        to = end;
    }

    public long number() {
        return number;
    }

    public long micros() {
        return micros;
    }

    public boolean toServer() {
        return toServer;
    }

    public boolean established() {
        return established;
    }

    public long sent() {
        return sent;
    }

    /**
     * Where the payload stands in the established stream of its side, -1 when one byte before it and at most
     * {@link StreamStart#CAP}; {@link #NO_STREAM} when it is no part of it.
     */
    public int streamOffset() {
        return streamOffset;
    }

    /** Holds the payload from {@link #from} to before {@link #to}. */
    public byte[] data() {
        if (data == null) {
            data = fetch.bytes();
        }
        return data;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int size() {
        return to - from;
    }

    /** A copy of the payload. */
    public byte[] payload() {
        return java.util.Arrays.copyOfRange(data(), from, to);
    }
}
