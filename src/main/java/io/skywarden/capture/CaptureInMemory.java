package io.skywarden.capture;

import java.util.ArrayList;
import java.util.List;

/** Keeps all that goes by, for whoever wants to see a capture as a whole. */
final class CaptureInMemory implements FlowWatcher {

    private static final class Kept {
        private final Flow flow;
        private final StreamPieces client = new StreamPieces();
        private final StreamPieces server = new StreamPieces();

        private Kept(Flow flow) {
            this.flow = flow;
        }
    }

    private final List<Kept> flows = new ArrayList<>();
    private final List<FlowPacket> packets = new ArrayList<>();

    @Override
    public void packet(SeenFlow seen, SeenPacket packet) {
        if (seen.number() == flows.size()) {
            flows.add(new Kept(new Flow(seen.key())));
        }
        Kept kept = flows.get(seen.number());
        FlowPacket copy = new FlowPacket(kept.flow, packet.number(), packet.micros(), packet.toServer(), packet.established(),
                packet.sent(), packet.payload());
        kept.flow.add(copy);
        packets.add(copy);
        (packet.toServer() ? kept.client : kept.server).add(packet);
    }

    List<Flow> flows() {
        flows.forEach(kept -> kept.flow.reassembled(kept.client.start(), kept.server.start()));
        return flows.stream().map(kept -> kept.flow).toList();
    }

    List<FlowPacket> packets() {
        return packets;
    }
}
