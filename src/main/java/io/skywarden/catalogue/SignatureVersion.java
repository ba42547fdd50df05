package io.skywarden.catalogue;

import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A signature as somebody wanted it at one moment. Never changes.
 *
 * @param number counts from 1 without gaps
 * @param firstSeen when the catalogue took it in
 * @param origin who wanted it so, why, and what it was made from
 */
public record SignatureVersion(int number, Instant firstSeen, Origin origin, AuthoredSignature content) {

    /** Who wanted a version so, why, and the number of the version it was made from, if there was one. */
    public record Origin(Actor author, Why why, OptionalInt parent) {}

    public SignatureVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1, not " + number);
        }
        if (origin.parent().isPresent() && origin.parent().getAsInt() >= number) {
            throw new IllegalArgumentException("version %d cannot be made from %d".formatted(number, origin.parent().getAsInt()));
        }
    }

    public SignatureId id() {
        return content.signature().id();
    }

    public Signature signature() {
        return content.signature();
    }

    public AuthoredText text() {
        return content.text();
    }

    /** SHA-256 of the canonical form, computed from what is kept. */
    public String contentHash() {
        return content.contentHash();
    }
}
