package io.skywarden.capture;

import java.util.List;
import java.util.Optional;

/**
 * A decoded capture.
 *
 * @param digest what it is known by
 * @param flows in the order of their first packet
 * @param packets those of all flows, in capture order
 * @param packetCount all packets of the file, also those of no flow
 * @param damage why the file ends earlier than it should, or what had to be left out of it; the rest is still decoded
 */
public record Capture(
        CaptureDigest digest, List<Flow> flows, List<FlowPacket> packets, long packetCount, Optional<String> damage) {}
