package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.Stage;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import java.time.Instant;
import java.util.OptionalInt;

/** The columns that a list shows, without the texts. */
record Line(String id, String title, String family, String era, String confidence, String state, int version, Stage stage,
            Integer inForce, String contentHash, Instant firstSeen) {

    Listing listing() {
        return new Listing(new SignatureId(id), title, Family.valueOf(family), Era.valueOf(era), Confidence.valueOf(confidence), state,
                version, stage, inForce == null ? OptionalInt.empty() : OptionalInt.of(inForce), contentHash, firstSeen);
    }
}
