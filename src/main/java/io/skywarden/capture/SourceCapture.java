package io.skywarden.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A capture that copies are made of, read once from end to end.
 *
 * @param bytes what its records take in a classic pcap
 * @param micros from its first packet to its last, as its copies have it
 * @param damage why it ends earlier than it should
 */
record SourceCapture(Path file, long packets, long bytes, long micros, ShiftedAddresses addresses, Optional<String> damage) {

    private static final int ETHERNET = 1;

    /** @throws CaptureUnreadable when no copies can be made of it, and why */
    static SourceCapture read(Path file) {
        ShiftedAddresses addresses = new ShiftedAddresses();
        Timeline timeline = new Timeline();
        long packets = 0;
        long bytes = 0;
        long micros = 0;
        Optional<String> damage = Optional.empty();
        try (Frames frames = CaptureReader.open(file)) {
            try {
                while (frames.next()) {
                    byte[] frame = bytes(file, frames);
                    IpHeaders.of(frame, frame.length, header -> addresses.note(frame, header));
                    micros = timeline.at(frames.micros());
                    packets++;
                    bytes += PcapOutput.RECORD_HEADER + frame.length;
                }
            } catch (Frames.Damaged damaged) {
                damage = Optional.of(damaged.getMessage());
            }
        } catch (IOException e) {
            throw new CaptureUnreadable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
        if (packets == 0) {
            throw new CaptureUnreadable(file, damage.orElse("has no packets"));
        }
        return new SourceCapture(file, packets, bytes, micros, addresses, damage);
    }

    private static byte[] bytes(Path file, Frames frame) {
        if (frame.linkType() != ETHERNET) {
            throw new CaptureUnreadable(file, "holds frames of link type %d, and only Ethernet (1) is multiplied".formatted(frame.linkType()));
        }
        return Arrays.copyOfRange(frame.data(), frame.from(), frame.to());
    }
}
