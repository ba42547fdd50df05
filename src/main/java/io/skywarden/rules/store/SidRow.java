package io.skywarden.rules.store;

import io.skywarden.rules.SidLock;
import io.skywarden.signature.SignatureId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The number of one part as a row. */
@Entity
@Table(name = "sid")
class SidRow {

    @Id
    long sid;

    @Column(name = "signature_id", length = 40)
    String signatureId;

    @Column(length = 40)
    String part;

    int rev;

    @Column(length = 64)
    String meaning;

    boolean retired;

    static SidRow of(SidLock.Line line) {
        SidRow row = new SidRow();
        row.sid = line.sid();
        row.signatureId = line.key().signature().value();
        row.part = line.key().part();
        row.rev = line.rev();
        row.meaning = line.meaning();
        row.retired = line.retired();
        return row;
    }

    /** The columns of a row, read past whatever the session remembers of it. */
    record Columns(long sid, String signatureId, String part, int rev, String meaning, boolean retired) {

        SidLock.Line line() {
            return new SidLock.Line(new SidLock.Key(new SignatureId(signatureId), part), sid, rev, meaning, retired);
        }
    }
}
