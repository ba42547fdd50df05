package io.skywarden.capture;

import java.nio.file.Path;

/**
 * A capture that somebody sent along with a signature.
 *
 * @param name what to call it, harmless wherever it is shown; no file is ever opened by it
 * @param file where it lies while it is looked at
 * @param claim what its sender says of it
 */
public record SentCapture(String name, Path file, CaptureDigest digest, Claim claim) {

    /** How long a name may be. */
    public static final int LONGEST_NAME = 90;
}
