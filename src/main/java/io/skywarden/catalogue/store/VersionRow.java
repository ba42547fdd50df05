package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Listing;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A version as a row. */
@Entity
@Immutable
@Table(name = "signature_version")
class VersionRow {

    @EmbeddedId
    VersionKey key;

    @Column(name = "content_hash", length = 64)
    String contentHash;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(length = 120)
    String title;

    @Column(length = 32)
    String family;

    @Column(length = 32)
    String era;

    @Column(length = 32)
    String confidence;

    @Column(length = 32)
    String state;

    @Column(name = "signature_yaml", length = AuthoredText.LONGEST)
    String signatureYaml;

    @Column(name = "proof_yaml", length = AuthoredText.LONGEST)
    String proofYaml;

    @Column(length = AuthoredText.LONGEST)
    String recipe;

    static VersionRow of(SignatureVersion version) {
        Listing listing = version.listing();
        VersionRow row = new VersionRow();
        row.key = new VersionKey(version.id().value(), version.number());
        row.contentHash = version.contentHash();
        row.firstSeen = version.firstSeen();
        row.title = listing.title();
        row.family = listing.family().name();
        row.era = listing.era().name();
        row.confidence = listing.confidence().name();
        row.state = listing.state();
        row.signatureYaml = version.text().signature();
        row.proofYaml = version.text().proof();
        row.recipe = version.text().recipe();
        return row;
    }

    SignatureVersion version() {
        AuthoredText text = new AuthoredText(signatureYaml, proofYaml, recipe);
        return new SignatureVersion(new SignatureId(key.signatureId()), key.number(), contentHash, firstSeen,
                SignatureText.read(key.signatureId(), text).signature(), text);
    }

    /** The columns of a row that a list shows, without its texts. */
    record Line(VersionKey key, String title, String family, String era, String confidence, String state,
                String contentHash, Instant firstSeen) {

        Listing listing() {
            return new Listing(new SignatureId(key.signatureId()), title, Family.valueOf(family), Era.valueOf(era),
                    Confidence.valueOf(confidence), state, key.number(), contentHash, firstSeen);
        }
    }
}
