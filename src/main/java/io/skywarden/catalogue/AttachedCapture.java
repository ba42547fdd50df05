package io.skywarden.catalogue;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.signature.SignatureId;
import java.util.Locale;

/**
 * A capture that came with a version and is kept with it.
 *
 * @param number the version it came with
 * @param bytes how long it is
 */
public record AttachedCapture(SignatureId signature, int number, String name, CaptureDigest digest, Claim claim, long bytes) {

    /** How the audit chain tells of it. */
    static String told(SentCapture capture) {
        return "%s sha256 %s %s".formatted(word(capture.claim()), capture.digest(), capture.name());
    }

    /** As people spell a claim: the name of a form's part. */
    public static String word(Claim claim) {
        return claim.name().toLowerCase(Locale.ROOT);
    }
}
