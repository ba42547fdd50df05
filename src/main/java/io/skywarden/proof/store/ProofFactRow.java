package io.skywarden.proof.store;

import io.skywarden.proof.ProofFact;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of the table of proof facts. */
@Entity
@Table(name = "proof_fact")
class ProofFactRow {

    /** What held, and under which circumstances. */
    @Embeddable
    record Key(@Column(name = "content_hash", length = 64) String contentHash, @Column(length = 64) String circumstances) {}

    @EmbeddedId
    Key key;

    @Column(length = 400)
    String judges;

    int captures;

    boolean holds;

    @Column(length = 64)
    String inputs;

    @Column(name = "made_at")
    Instant madeAt;

    static ProofFactRow of(ProofFact fact) {
        ProofFactRow row = new ProofFactRow();
        row.key = new Key(fact.contentHash(), fact.circumstances());
        row.judges = fact.judges();
        row.captures = fact.captures();
        row.holds = fact.holds();
        row.inputs = fact.inputs();
        row.madeAt = fact.at().truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    ProofFact fact() {
        return new ProofFact(key.contentHash(), key.circumstances(), judges, captures, holds, inputs, madeAt);
    }
}
