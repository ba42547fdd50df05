package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Listing;
import java.time.Instant;
import java.util.Locale;

/** A version as a list shows it; the words are those of the YAML form. */
record ListingDocument(
        String id,
        String title,
        String family,
        String era,
        String confidence,
        String state,
        int version,
        String stage,
        Integer inForce,
        String contentHash,
        Instant firstSeen) {

    static ListingDocument of(Listing listing) {
        return new ListingDocument(listing.id().value(), listing.title(), word(listing.family()), word(listing.era()),
                word(listing.confidence()), listing.state(), listing.version(), listing.stage().word(),
                listing.inForce().isPresent() ? listing.inForce().getAsInt() : null, listing.contentHash(), listing.firstSeen());
    }

    /** As {@code signature.yaml} spells it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
