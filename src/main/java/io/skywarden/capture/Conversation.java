package io.skywarden.capture;

/**
 * A flow that goes on: for TCP the handshake and how much either side has sent. A handshake that was not seen is never
 * guessed; engines with midstream pickup off do the same.
 */
final class Conversation extends SeenFlow {

    private enum Stage { NOTHING, OPENED, ANSWERED, ESTABLISHED }

    private final long vlans;
    private Stage stage = Stage.NOTHING;
    private boolean reset;
    private boolean clientSpoke;
    private boolean serverSpoke;
    private boolean clientFinished;
    private boolean serverFinished;
    private boolean serverOpen;
    /** The sequence numbers that the two streams began with. */
    private int clientInitial;
    private int serverInitial;
    /** Payload bytes between the opening and the highest sequence number seen. */
    private long clientSent;
    private long serverSent;

    Conversation(int number, Protocol protocol, Address client, int clientPort, Address server, int serverPort, long vlans) {
        super(number, protocol, client, clientPort, server, serverPort);
        this.vlans = vlans;
    }

    long vlans() {
        return vlans;
    }

    /** Whether the next opening segment on the same ports begins another flow. */
    boolean isOver() {
        return reset || clientFinished && serverFinished;
    }

    void udp(boolean toServer, SeenPacket packet) {
        clientSpoke |= toServer;
        serverSpoke |= !toServer;
        packet.within(toServer, clientSpoke && serverSpoke, 0, SeenPacket.NO_STREAM);
    }

    void tcp(boolean toServer, int sequence, int flags, SeenPacket packet) {
        advance(toServer, sequence, flags);
        int offset = SeenPacket.NO_STREAM;
        if (stage != Stage.NOTHING && (toServer || serverOpen)) {
            offset = see(toServer, sequence, flags, packet.size());
        }
        boolean established = stage == Stage.ESTABLISHED;
        reset |= established && TcpFlags.resets(flags);
        packet.within(toServer, established, toServer ? clientSent : serverSent, established ? offset : SeenPacket.NO_STREAM);
    }

    /** The three-way handshake of RFC 9293 section 3.5. */
    private void advance(boolean toServer, int sequence, int flags) {
        switch (stage) {
            case NOTHING, OPENED -> {
                if (toServer && TcpFlags.opens(flags)) {
                    clientInitial = sequence;
                    stage = Stage.OPENED;
                } else if (stage == Stage.OPENED && !toServer && TcpFlags.answersOpening(flags)) {
                    openServer(sequence);
                    stage = Stage.ANSWERED;
                }
            }
            case ANSWERED -> {
                if (toServer && TcpFlags.acknowledges(flags) && !TcpFlags.synchronises(flags) && !TcpFlags.resets(flags)) {
                    stage = Stage.ESTABLISHED;
                } else if (!toServer && TcpFlags.answersOpening(flags)) {
                    openServer(sequence);
                }
            }
            case ESTABLISHED -> { }
        }
    }

    private void openServer(int sequence) {
        serverInitial = sequence;
        serverOpen = true;
    }

    /** Where the payload stands in the stream, -1 when one byte before it; nowhere when it is no part of it. */
    private int see(boolean toServer, int sequence, int flags, int size) {
        long sent = toServer ? clientSent : serverSent;
        long offset = sequence - (toServer ? clientInitial : serverInitial) - (TcpFlags.synchronises(flags) ? 0 : 1);
        // Far outside of what was sent so far it is no part of this stream: an old duplicate, or forged.
        if (offset < -1 || offset > sent + (1L << 20)) {
            return SeenPacket.NO_STREAM;
        }
        long now = Math.max(sent, offset + size);
        if (toServer) {
            clientSent = now;
            clientFinished |= TcpFlags.finishes(flags);
        } else {
            serverSent = now;
            serverFinished |= TcpFlags.finishes(flags);
        }
        return (int) Math.min(offset, StreamStart.CAP);
    }
}
