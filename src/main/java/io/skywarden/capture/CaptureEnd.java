package io.skywarden.capture;

import java.util.Optional;

/**
 * What is known of a capture when it has gone by.
 *
 * @param packetCount all packets of the file, also those of no flow
 * @param damage why the file ends earlier than it should, or what had to be left out of it
 */
public record CaptureEnd(long packetCount, Optional<String> damage) {}
