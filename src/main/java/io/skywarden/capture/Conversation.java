package io.skywarden.capture;

/**
 * Follows one flow: for TCP the handshake and what either side has sent. A handshake that was not seen is never guessed;
 * engines with midstream pickup off do the same.
 */
final class Conversation {

    private enum Stage { NOTHING, OPENED, ANSWERED, ESTABLISHED }

    private final SeenFlow flow;
    private final long vlans;
    private final HalfStream client;
    private final HalfStream server;
    private Stage stage = Stage.NOTHING;
    private boolean reset;
    private boolean clientSpoke;
    private boolean serverSpoke;

    Conversation(SeenFlow flow, long vlans) {
        this.flow = flow;
        this.vlans = vlans;
        this.client = flow.protocol() == Protocol.TCP ? new HalfStream() : HalfStream.NONE;
        this.server = flow.protocol() == Protocol.TCP ? new HalfStream() : HalfStream.NONE;
    }

    SeenFlow flow() {
        return flow;
    }

    long vlans() {
        return vlans;
    }

    /** Whether the next opening segment on the same ports begins another flow. */
    boolean isOver() {
        return reset || client.isFinished() && server.isFinished();
    }

    void udp(boolean toServer, SeenPacket packet) {
        clientSpoke |= toServer;
        serverSpoke |= !toServer;
        packet.within(toServer, clientSpoke && serverSpoke, 0, SeenPacket.NO_STREAM);
    }

    void tcp(boolean toServer, int sequence, int flags, SeenPacket packet) {
        HalfStream own = toServer ? client : server;
        advance(toServer, sequence, flags);
        int offset = SeenPacket.NO_STREAM;
        if (stage != Stage.NOTHING && own.isOpen()) {
            offset = own.see(sequence, flags, packet.size());
        }
        boolean established = stage == Stage.ESTABLISHED;
        reset |= established && TcpFlags.resets(flags);
        packet.within(toServer, established, own.sent(), established ? offset : SeenPacket.NO_STREAM);
    }

    /** The three-way handshake of RFC 9293 section 3.5. */
    private void advance(boolean toServer, int sequence, int flags) {
        switch (stage) {
            case NOTHING, OPENED -> {
                if (toServer && TcpFlags.opens(flags)) {
                    client.open(sequence);
                    stage = Stage.OPENED;
                } else if (stage == Stage.OPENED && !toServer && TcpFlags.answersOpening(flags)) {
                    server.open(sequence);
                    stage = Stage.ANSWERED;
                }
            }
            case ANSWERED -> {
                if (toServer && TcpFlags.acknowledges(flags) && !TcpFlags.synchronises(flags) && !TcpFlags.resets(flags)) {
                    stage = Stage.ESTABLISHED;
                } else if (!toServer && TcpFlags.answersOpening(flags)) {
                    server.open(sequence);
                }
            }
            case ESTABLISHED -> { }
        }
    }
}
