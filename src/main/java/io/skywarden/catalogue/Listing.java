package io.skywarden.catalogue;

import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import java.time.Instant;

/** One line about one version: what a list shows without reading the signature itself. */
public record Listing(
        SignatureId id,
        String title,
        Family family,
        Era era,
        Confidence confidence,
        String state,
        int version,
        String contentHash,
        Instant firstSeen) {}
