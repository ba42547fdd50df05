package io.skywarden.proof.store;

import io.skywarden.proof.ProofRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the table of proofs. */
@Entity
@Table(name = "proof")
class ProofRow {

    @Id
    String inputs;

    @Column(name = "made_at")
    Instant madeAt;

    boolean proven;

    String report;

    static ProofRow of(ProofRecord made) {
        ProofRow row = new ProofRow();
        row.inputs = made.inputs();
        row.madeAt = made.at();
        row.proven = made.proven();
        row.report = made.report();
        return row;
    }

    ProofRecord made() {
        return new ProofRecord(inputs, madeAt, proven, report);
    }
}
