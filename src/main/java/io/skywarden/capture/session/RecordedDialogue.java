package io.skywarden.capture.session;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;

/** A connection all of whose packets are at hand. */
record RecordedDialogue(Flow flow) implements Dialogue {

    @Override
    public int serverPort() {
        return flow.key().serverPort();
    }

    @Override
    public boolean spokeFirst(boolean toServer) {
        return flow.packets().stream()
                .filter(packet -> packet.payload().length > 0)
                .findFirst()
                .map(packet -> packet.toServer() == toServer)
                .orElse(false);
    }

    @Override
    public byte[] bytes(boolean toServer) {
        boolean established = flow.packets().stream().anyMatch(FlowPacket::established);
        return established ? flow.stream(toServer).bytes() : new byte[0];
    }

    @Override
    public int length(boolean toServer) {
        return bytes(toServer).length;
    }

    @Override
    public long packetOf(boolean toServer, int end) {
        return flow.packets().stream()
                .filter(packet -> packet.toServer() == toServer && packet.sent() >= end && packet.payload().length > 0)
                .mapToLong(FlowPacket::number)
                .findFirst()
                .orElse(flow.stream(toServer).packet());
    }
}
