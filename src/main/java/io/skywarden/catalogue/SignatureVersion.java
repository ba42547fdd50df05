package io.skywarden.catalogue;

import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredText;
import java.time.Instant;

/**
 * A signature as it was from one import on. Never changes.
 *
 * @param number counts from 1 without gaps
 * @param contentHash SHA-256 over its canonical form, in lower-case hexadecimal
 * @param firstSeen when it was imported
 */
public record SignatureVersion(
        SignatureId id, int number, String contentHash, Instant firstSeen, Signature signature, AuthoredText text) {

    public SignatureVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1, not " + number);
        }
        if (!contentHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 in lower-case hexadecimal".formatted(contentHash));
        }
        if (!signature.id().equals(id)) {
            throw new IllegalArgumentException("a version of %s cannot hold %s".formatted(id, signature.id()));
        }
    }

    /** What a list shows of it. */
    public Listing listing() {
        return new Listing(id, signature.title(), signature.family(), signature.era(), signature.confidence(),
                signature.state().word(), number, contentHash, firstSeen);
    }
}
