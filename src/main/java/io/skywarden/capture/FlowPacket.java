package io.skywarden.capture;

/**
 * One packet of a flow that an engine would inspect.
 *
 * @param flow the flow it belongs to
 * @param number its position in the capture, the first is 1
 * @param micros its time in microseconds since 1970
 * @param toServer whether the client sent it
 * @param established whether the TCP handshake is complete by this packet; for UDP whether both sides have spoken
 * @param sent TCP stream bytes its side has sent by the end of this packet (highest sequence seen, less the initial one); 0 for UDP
 * @param payload the transport payload; never changed by anyone
 */
public record FlowPacket(
        Flow flow, long number, long micros, boolean toServer, boolean established, long sent, byte[] payload) {}
