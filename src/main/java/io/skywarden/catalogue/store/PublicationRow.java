package io.skywarden.catalogue.store;

import io.skywarden.catalogue.ProbationBook.Carried;
import io.skywarden.catalogue.ProbationBook.Numbered;
import io.skywarden.signature.SignatureId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The first publication of a version under a policy, as a row. */
@Entity
@Immutable
@Table(name = "first_publication")
class PublicationRow {

    /** Which version, under which policy. */
    @Embeddable
    record Key(@Column(name = "signature_id", length = 40) String signatureId, int number, @Column(length = 30) String policy) {}

    @EmbeddedId
    Key key;

    @Column(name = "published_at")
    Instant publishedAt;

    static PublicationRow of(Carried first) {
        PublicationRow row = new PublicationRow();
        row.key = new Key(first.version().signature().value(), first.version().number(), first.policy());
        row.publishedAt = first.published();
        return row;
    }

    Carried carried() {
        return new Carried(new Numbered(new SignatureId(key.signatureId()), key.number()), key.policy(), publishedAt);
    }
}
