package io.skywarden.proof.store;

import io.skywarden.proof.Ruling;
import io.skywarden.proof.RulingForm;
import io.skywarden.proof.job.JobId;
import io.skywarden.proof.job.KeptVerdict;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of the table of verdicts. */
@Entity
@Table(name = "proof_verdict")
class VerdictRow {

    private static final int LONGEST_NAME = 400;

    /** Whose, of what. */
    @Embeddable
    record Key(@Column(length = 16) String job, int place, @Column(length = 40) String judge) {}

    @EmbeddedId
    Key key;

    @Column(length = LONGEST_NAME)
    String capture;

    @Column(name = "gave_up")
    boolean gaveUp;

    byte[] ruling;

    String worker;

    @Column(name = "kept_at")
    Instant keptAt;

    static VerdictRow of(JobId job, KeptVerdict verdict, String worker, Instant now) {
        VerdictRow row = new VerdictRow();
        row.key = new Key(job.hex(), verdict.place(), verdict.judge());
        // For readers; what counts is the place.
        row.capture = verdict.capture().length() <= LONGEST_NAME ? verdict.capture() : verdict.capture().substring(0, LONGEST_NAME);
        row.gaveUp = verdict.ruling() instanceof Ruling.GaveUp;
        row.ruling = RulingForm.bytes(verdict.ruling());
        row.worker = worker;
        row.keptAt = now.truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    KeptVerdict verdict() {
        return new KeptVerdict(key.place(), capture, key.judge(), RulingForm.parse(ruling));
    }
}
