package io.skywarden.capture;

/**
 * Follows one flow: for TCP the handshake, what either side has sent, and the start of either stream. A handshake that
 * was not seen is never guessed; engines with midstream pickup off do the same.
 */
final class Conversation {

    private enum Stage { NOTHING, OPENED, ANSWERED, ESTABLISHED }

    private final Flow flow;
    private final HalfStream client = new HalfStream();
    private final HalfStream server = new HalfStream();
    private Stage stage = Stage.NOTHING;
    private boolean reset;
    private boolean clientSpoke;
    private boolean serverSpoke;

    Conversation(Flow flow) {
        this.flow = flow;
    }

    Flow flow() {
        return flow;
    }

    /** Whether the next opening segment on the same ports begins another flow. */
    boolean isOver() {
        return reset || client.isFinished() && server.isFinished();
    }

    FlowPacket udp(long number, long micros, boolean toServer, byte[] payload) {
        clientSpoke |= toServer;
        serverSpoke |= !toServer;
        return keep(new FlowPacket(flow, number, micros, toServer, clientSpoke && serverSpoke, 0, payload));
    }

    FlowPacket tcp(long number, long micros, boolean toServer, Segment segment) {
        HalfStream own = toServer ? client : server;
        advance(toServer, segment);
        if (stage != Stage.NOTHING && own.isOpen()) {
            own.see(segment, number, stage == Stage.ESTABLISHED);
        }
        reset |= segment.resets() && stage == Stage.ESTABLISHED;
        return keep(new FlowPacket(flow, number, micros, toServer, stage == Stage.ESTABLISHED, own.sent(), segment.payload()));
    }

    /** The three-way handshake of RFC 9293 section 3.5. */
    private void advance(boolean toServer, Segment segment) {
        switch (stage) {
            case NOTHING, OPENED -> {
                if (toServer && segment.opens()) {
                    client.open(segment.sequence());
                    stage = Stage.OPENED;
                } else if (stage == Stage.OPENED && !toServer && segment.answersOpening()) {
                    server.open(segment.sequence());
                    stage = Stage.ANSWERED;
                }
            }
            case ANSWERED -> {
                if (toServer && segment.acknowledges() && !segment.synchronises() && !segment.resets()) {
                    stage = Stage.ESTABLISHED;
                } else if (!toServer && segment.answersOpening()) {
                    server.open(segment.sequence());
                }
            }
            case ESTABLISHED -> { }
        }
    }

    private FlowPacket keep(FlowPacket packet) {
        flow.add(packet);
        return packet;
    }

    void finish() {
        flow.reassembled(client.start(), server.start());
    }
}
