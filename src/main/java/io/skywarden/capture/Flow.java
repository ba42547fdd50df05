package io.skywarden.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A conversation within one capture: its packets in order, and the first bytes of either TCP stream. */
public final class Flow {

    private final FlowKey key;
    private final List<FlowPacket> packets = new ArrayList<>();
    private StreamStart clientStream = StreamStart.EMPTY;
    private StreamStart serverStream = StreamStart.EMPTY;

    public Flow(FlowKey key) {
        this.key = key;
    }

    public FlowKey key() {
        return key;
    }

    /** In capture order. */
    public List<FlowPacket> packets() {
        return Collections.unmodifiableList(packets);
    }

    /** The reassembled start of what the client ({@code toServer}) or the server sent; empty for UDP. */
    public StreamStart stream(boolean toServer) {
        return toServer ? clientStream : serverStream;
    }

    void add(FlowPacket packet) {
        packets.add(packet);
    }

    void reassembled(StreamStart client, StreamStart server) {
        clientStream = client;
        serverStream = server;
    }
}
