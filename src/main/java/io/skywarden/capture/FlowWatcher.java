package io.skywarden.capture;

/** Is told of the packets of flows as a capture goes by, in its order. */
public interface FlowWatcher {

    /** @param packet good until this returns */
    void packet(SeenFlow flow, SeenPacket packet);

    /** Another flow took over the ports of this one: no packet of it comes any more. */
    default void ended(SeenFlow flow) {}
}
