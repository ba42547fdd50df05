package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Actor;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.SignatureVersion.Origin;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.SignatureText;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalInt;
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
    String author;

    @Column(length = Why.LONGEST)
    String reason;

    Integer parent;

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
        VersionRow row = new VersionRow();
        row.key = new VersionKey(version.id().value(), version.number());
        row.contentHash = version.contentHash();
        row.firstSeen = version.firstSeen();
        row.author = version.origin().author().name();
        row.reason = version.origin().why().text();
        row.parent = version.origin().parent().isPresent() ? version.origin().parent().getAsInt() : null;
        row.says(version.signature());
        row.signatureYaml = version.text().signature();
        row.proofYaml = version.text().proof();
        row.recipe = version.text().recipe();
        return row;
    }

    private void says(Signature signature) {
        title = signature.title();
        family = signature.family().name();
        era = signature.era().name();
        confidence = signature.confidence().name();
        state = signature.state().word();
    }

    SignatureVersion version() {
        Origin origin = new Origin(new Actor(author), new Why(reason), parent == null ? OptionalInt.empty() : OptionalInt.of(parent));
        return new SignatureVersion(key.number(), firstSeen, origin,
                SignatureText.read(key.signatureId(), new AuthoredText(signatureYaml, proofYaml, recipe)));
    }
}
