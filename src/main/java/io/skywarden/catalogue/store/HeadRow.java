package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Stage;
import io.skywarden.signature.SignatureId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A head as a row, with what lists show of the newest version. */
@Entity
@Table(name = "signature_head")
class HeadRow {

    @Id
    @Column(name = "signature_id", length = 40)
    String signatureId;

    int revision;

    int latest;

    @Column(name = "in_force")
    Integer inForce;

    @Column(name = "in_force_hash", length = 64)
    String inForceHash;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    Stage stage;

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

    @Column(name = "content_hash", length = 64)
    String contentHash;

    @Column(name = "changed_at")
    Instant changedAt;

    void says(Head head, SignatureVersion newest) {
        revision = head.revision();
        latest = head.latest();
        inForce = head.force().map(Head.Force::number).orElse(null);
        inForceHash = head.force().map(Head.Force::contentHash).orElse(null);
        stage = head.stage();
        title = newest.signature().title();
        family = newest.signature().family().name();
        era = newest.signature().era().name();
        confidence = newest.signature().confidence().name();
        state = newest.signature().state().word();
        contentHash = newest.contentHash();
        changedAt = newest.firstSeen();
    }

    Head head() {
        return new Head(new SignatureId(signatureId), revision, latest, stage, contentHash,
                Optional.ofNullable(inForce).map(number -> new Head.Force(number, inForceHash)));
    }
}
