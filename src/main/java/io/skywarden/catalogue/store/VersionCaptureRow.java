package io.skywarden.catalogue.store;

import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That a capture came with a version, and what was said of it. */
@Entity
@Immutable
@Table(name = "version_capture")
class VersionCaptureRow {

    @EmbeddedId
    Key key;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    Claim claim;

    @Column(length = SentCapture.LONGEST_NAME)
    String name;

    /** Which version, which capture. */
    @Embeddable
    record Key(@Column(name = "signature_id", length = 40) String signatureId, int number, @Column(length = 64) String digest) {}
}
