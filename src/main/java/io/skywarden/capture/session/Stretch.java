package io.skywarden.capture.session;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;

/** One direction of an established TCP stream; nothing of a connection never established. */
final class Stretch {

    private final Flow flow;
    private final boolean toServer;

    Stretch(Flow flow, boolean toServer) {
        this.flow = flow;
        this.toServer = toServer;
    }

    int serverPort() {
        return flow.key().serverPort();
    }

    Cursor cursor() {
        boolean established = flow.packets().stream().anyMatch(FlowPacket::established);
        byte[] bytes = established ? flow.stream(toServer).bytes() : new byte[0];
        return new Cursor(bytes);
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
