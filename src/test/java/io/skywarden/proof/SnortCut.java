package io.skywarden.proof;

import io.skywarden.capture.Capture;
import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowKey;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packets in the flows that Snort 3 puts them in. Its DNS inspector ends a UDP flow to port 53 behind each answer that leaves no
 * question open; whoever sends the next packet is the client of the next flow. What is no DNS at all is taken for it too.
 */
final class SnortCut {

    private static final int DNS = 53;
    /** From a client only what could hold a question is looked at, from a server what could hold a header. */
    private static final int SHORTEST_QUESTION = 18;
    private static final int SHORTEST_ANSWER = 12;
    private static final int LONGEST = 0x1fff;

    private final Map<Flow, Piece> current = new HashMap<>();

    private static final class Piece {

        private final Flow flow;
        private final Set<Integer> open = new HashSet<>();
        private boolean clientSpoke;
        private boolean serverSpoke;
        private boolean over;

        private Piece(FlowKey key) {
            this.flow = new Flow(key);
        }

        private FlowPacket add(FlowPacket packet, boolean toServer) {
            clientSpoke |= toServer;
            serverSpoke |= !toServer;
            if (flow.key().serverPort() == DNS) {
                look(packet.payload(), toServer);
            }
            return new FlowPacket(flow, packet.number(), packet.micros(), toServer, clientSpoke && serverSpoke, packet.sent(), packet.payload());
        }

        private void look(byte[] payload, boolean toServer) {
            if (payload.length < (toServer ? SHORTEST_QUESTION : SHORTEST_ANSWER) || payload.length > LONGEST) {
                return;
            }
            int id = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
            if (toServer) {
                open.add(id);
            } else if (!open.contains(id) || isDns(payload[2] & 0xff, payload[3] & 0xff)) {
                open.remove(id);
                over = open.isEmpty();
            }
        }

        /** No operation but the first, and recursion is offered by answers only. */
        private static boolean isDns(int flags, int more) {
            return (flags & 0x78) == 0 && ((flags & 0x80) != 0 || (more & 0x80) == 0);
        }
    }

    private SnortCut() {}

    /** The same packets. Flows stay whole for those who ask of sessions: an end comes behind a packet, and never within a session. */
    static Capture of(Capture capture) {
        SnortCut cut = new SnortCut();
        List<FlowPacket> packets = new ArrayList<>();
        capture.packets().forEach(packet -> packets.add(packet.flow().key().protocol() == Protocol.UDP ? cut.placed(packet) : packet));
        return new Capture(capture.digest(), capture.flows(), packets, capture.packetCount(), capture.damage());
    }

    private FlowPacket placed(FlowPacket packet) {
        FlowKey whole = packet.flow().key();
        FlowKey sent = packet.toServer() ? whole : whole.reversed();
        Piece piece = current.computeIfAbsent(packet.flow(), _ -> new Piece(sent));
        if (piece.over) {
            piece = new Piece(sent);
            current.put(packet.flow(), piece);
        }
        return piece.add(packet, piece.flow.key().equals(sent));
    }
}
