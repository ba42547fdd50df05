package io.skywarden.capture;

/** TCP and UDP: sorts packets into flows and tells of each. */
final class TransportLayer {

    private final FlowTable table = new FlowTable();
    private final SeenPacket packet = new SeenPacket();
    private final FlowWatcher watcher;

    TransportLayer(FlowWatcher watcher) {
        this.watcher = watcher;
    }

    void at(long number, long micros) {
        packet.at(number, micros);
    }

    /** RFC 768. */
    void udp(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, byte[] data, int from, int to, long vlans) {
        if (to - from < 8) {
            return;
        }
        int length = NetworkOrder.u16(data, from + 4);
        if (length < 8 || length > to - from) {
            return;
        }
        Conversation conversation = table.find(Protocol.UDP, sourceHigh, sourceLow, NetworkOrder.u16(data, from),
                destinationHigh, destinationLow, NetworkOrder.u16(data, from + 2), vlans);
        packet.payload(data, from + 8, from + length);
        conversation.udp(table.toServer(), packet);
        watcher.packet(conversation, packet);
    }

    /** RFC 9293. */
    void tcp(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, byte[] data, int from, int to, long vlans) {
        if (to - from < 20) {
            return;
        }
        int header = (data[from + 12] & 0xf0) >> 2;
        if (header < 20 || header > to - from) {
            return;
        }
        int flags = NetworkOrder.u8(data, from + 13);
        Conversation conversation = table.find(Protocol.TCP, sourceHigh, sourceLow, NetworkOrder.u16(data, from),
                destinationHigh, destinationLow, NetworkOrder.u16(data, from + 2), vlans);
        if (TcpFlags.opens(flags) && conversation.isOver()) {
            watcher.ended(conversation);
            conversation = table.again(conversation);
        }
        packet.payload(data, from + header, to);
        conversation.tcp(table.toServer(), NetworkOrder.i32(data, from + 4), flags, packet);
        watcher.packet(conversation, packet);
    }
}
