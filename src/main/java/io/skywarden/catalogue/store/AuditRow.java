package io.skywarden.catalogue.store;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AuditRecord;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An audit record as a row. */
@Entity
@Immutable
@Table(name = "audit_record")
class AuditRow {

    @Id
    long seq;

    Instant at;

    @Column(length = 120)
    String actor;

    @Column(length = 24)
    String act;

    @Column(name = "signature_id", length = 40)
    String signatureId;

    int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage", length = 16)
    Stage from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage", length = 16)
    Stage to;

    @Column(length = 4000)
    String why;

    @Column(name = "content_hash", length = 64)
    String contentHash;

    @Column(length = 64)
    String previous;

    @Column(length = 64)
    String hash;

    static AuditRow of(AuditRecord record) {
        AuditRow row = new AuditRow();
        row.seq = record.seq();
        row.at = record.at();
        row.actor = record.actor().name();
        row.act = record.act();
        row.signatureId = record.signature().value();
        row.number = record.number();
        row.from = record.from();
        row.to = record.to();
        row.why = record.why().text();
        row.contentHash = record.contentHash();
        row.previous = record.previous();
        row.hash = record.hash();
        return row;
    }

    AuditRecord record() {
        return new AuditRecord(seq, at, new Actor(actor), act, new SignatureId(signatureId), number, from, to, new Why(why), contentHash,
                previous, hash);
    }
}
