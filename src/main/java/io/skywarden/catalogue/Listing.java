package io.skywarden.catalogue;

import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One line about one version: what a list shows without reading the signature itself.
 *
 * @param state what the content claims: active, experimental or retired
 * @param stage where the version stands
 * @param inForce the version of this signature that is in force
 */
public record Listing(
        SignatureId id,
        String title,
        Family family,
        Era era,
        Confidence confidence,
        String state,
        int version,
        Stage stage,
        OptionalInt inForce,
        String contentHash,
        Instant firstSeen) {}
