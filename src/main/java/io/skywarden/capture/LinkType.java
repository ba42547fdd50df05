package io.skywarden.capture;

import java.io.IOException;
import java.nio.file.Path;

/** What the frames of a capture begin with: a LINKTYPE_ number of the tcpdump group's registry, 1 is Ethernet. */
public record LinkType(int number) {

    /** @throws CaptureUnreadable for a file that is no capture */
    public static LinkType of(Path file) {
        try (Frames frames = CaptureReader.open(file)) {
            return new LinkType(frames.linkType());
        } catch (IOException e) {
            throw new CaptureUnreadable(file, "cannot be read (%s)".formatted(e.getMessage()));
        }
    }
}
