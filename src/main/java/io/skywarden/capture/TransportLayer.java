package io.skywarden.capture;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TCP and UDP: sorts packets into flows. */
final class TransportLayer {

    /** A flow's identity whichever side speaks; VLAN tags are part of it, as they are for engines. */
    private record Tuple(FlowKey key, long vlans) {}

    private final Map<Tuple, Conversation> conversations = new HashMap<>();
    private final List<Conversation> all = new ArrayList<>();
    private final List<FlowPacket> packets = new ArrayList<>();
    private long number;
    private long micros;

    void at(Frame frame) {
        number = frame.number();
        micros = frame.micros();
    }

    /** RFC 768. */
    void udp(InetAddress source, InetAddress destination, ByteBuffer data, long vlans) {
        if (data.remaining() < 8) {
            return;
        }
        int at = data.position();
        int length = data.getShort(at + 4) & 0xffff;
        if (length < 8 || length > data.remaining()) {
            return;
        }
        FlowKey key = new FlowKey(Protocol.UDP, source, data.getShort(at) & 0xffff, destination, data.getShort(at + 2) & 0xffff);
        Conversation conversation = conversation(key, vlans);
        packets.add(conversation.udp(number, micros, conversation.flow().key().equals(key), bytes(data, 8, length)));
    }

    /** RFC 9293. */
    void tcp(InetAddress source, InetAddress destination, ByteBuffer data, long vlans) {
        if (data.remaining() < 20) {
            return;
        }
        int at = data.position();
        int header = (data.get(at + 12) & 0xf0) >> 2;
        if (header < 20 || header > data.remaining()) {
            return;
        }
        FlowKey key = new FlowKey(Protocol.TCP, source, data.getShort(at) & 0xffff, destination, data.getShort(at + 2) & 0xffff);
        Segment segment = new Segment(data.getInt(at + 4), data.getInt(at + 8), data.get(at + 13) & 0xff,
                bytes(data, header, data.remaining()));
        Conversation conversation = conversation(key, vlans);
        if (segment.opens() && conversation.isOver()) {
            conversations.remove(new Tuple(key, vlans));
            conversations.remove(new Tuple(key.reversed(), vlans));
            conversation = conversation(key, vlans);
        }
        packets.add(conversation.tcp(number, micros, conversation.flow().key().equals(key), segment));
    }

    private Conversation conversation(FlowKey key, long vlans) {
        Conversation known = conversations.get(new Tuple(key, vlans));
        if (known != null) {
            return known;
        }
        Conversation started = new Conversation(new Flow(key));
        conversations.put(new Tuple(key, vlans), started);
        conversations.put(new Tuple(key.reversed(), vlans), started);
        all.add(started);
        return started;
    }

    private static byte[] bytes(ByteBuffer data, int from, int to) {
        byte[] bytes = new byte[to - from];
        data.get(data.position() + from, bytes);
        return bytes;
    }

    List<Flow> flows() {
        all.forEach(Conversation::finish);
        return all.stream().map(Conversation::flow).toList();
    }

    List<FlowPacket> packets() {
        return packets;
    }
}
