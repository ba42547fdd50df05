package io.skywarden.capture.session;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;

/** One direction of an established TCP stream, from some byte on; nothing of a connection never established. */
final class Stretch {

    private final Flow flow;
    private final boolean toServer;
    private final int start;

    Stretch(Flow flow, boolean toServer) {
        this(flow, toServer, 0);
    }

    private Stretch(Flow flow, boolean toServer, int start) {
        this.flow = flow;
        this.toServer = toServer;
        this.start = start;
    }

    /** What follows so many bytes of the stream. */
    Stretch from(int position) {
        return new Stretch(flow, toServer, position);
    }

    /** Whether this side was the first to send anything. */
    boolean spokeFirst() {
        return flow.packets().stream()
                .filter(packet -> packet.payload().length > 0)
                .findFirst()
                .map(packet -> packet.toServer() == toServer)
                .orElse(false);
    }

    int serverPort() {
        return flow.key().serverPort();
    }

    Cursor cursor() {
        boolean established = flow.packets().stream().anyMatch(FlowPacket::established);
        byte[] bytes = established ? flow.stream(toServer).bytes() : new byte[0];
        return new Cursor(bytes, Math.min(start, bytes.length), bytes.length);
    }

    /** The packet by which this side had sent so many bytes of its stream. */
    long packetOf(int end) {
        return flow.packets().stream()
                .filter(packet -> packet.toServer() == toServer && packet.sent() >= end && packet.payload().length > 0)
                .mapToLong(FlowPacket::number)
                .findFirst()
                .orElse(flow.stream(toServer).packet());
    }
}
