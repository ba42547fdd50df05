package io.skywarden.capture.trace;

import io.skywarden.capture.Address;
import io.skywarden.capture.Protocol;
import io.skywarden.capture.SeenFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Flows as bytes, in the order in which they began. */
final class FlowRows {

    private static final int ROW = 40;

    private FlowRows() {}

    static ByteBuffer bytes(List<SeenFlow> flows) {
        ByteBuffer out = ByteBuffer.allocate(flows.size() * ROW).order(Section.ORDER);
        for (SeenFlow flow : flows) {
            out.putLong(flow.client().high()).putLong(flow.client().low()).putLong(flow.server().high()).putLong(flow.server().low())
                    .putShort((short) flow.clientPort()).putShort((short) flow.serverPort()).putInt(flow.protocol() == Protocol.TCP ? 6 : 17);
        }
        return out.flip();
    }

    static void read(Section section, ByteBuffer body, ArrayList<SeenFlow> flows) {
        if (section.bodyLength() != section.rows() * ROW) {
            throw new TraceDamaged("holds a part of %d flows in %d bytes".formatted(section.rows(), section.bodyLength()));
        }
        ByteBuffer in = body.duplicate().order(Section.ORDER);
        for (int i = 0; i < section.rows(); i++) {
            Address client = new Address(in.getLong(), in.getLong());
            Address server = new Address(in.getLong(), in.getLong());
            int clientPort = in.getShort() & 0xffff;
            int serverPort = in.getShort() & 0xffff;
            flows.add(new SeenFlow(flows.size(), in.getInt() == 6 ? Protocol.TCP : Protocol.UDP, client, clientPort, server, serverPort));
        }
    }
}
