package io.skywarden.capture.trace;

import java.nio.file.Path;

/** What became of a capture whose trace was wanted. */
public sealed interface DecodeOutcome {

    Path capture();

    /** Its trace was there. */
    record Known(Path capture) implements DecodeOutcome {}

    /**
     * Its trace was made.
     *
     * @param bytes of the capture
     */
    record Decoded(Path capture, long packets, long bytes) implements DecodeOutcome {}

    /** It cannot be decoded. */
    record Refused(Path capture, String why) implements DecodeOutcome {}
}
