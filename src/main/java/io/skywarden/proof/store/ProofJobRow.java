package io.skywarden.proof.store;

import io.skywarden.proof.job.JobId;
import io.skywarden.proof.job.JobKind;
import io.skywarden.proof.job.JobState;
import io.skywarden.proof.job.ProofJob;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of the table of proof jobs. */
@Entity
@Table(name = "proof_job")
class ProofJobRow {

    @Id
    @Column(length = 16)
    String id;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    JobKind kind;

    String about;

    @Column(length = 1_000_000)
    String plan;

    String circumstances;

    String inputs;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    JobState state;

    @Column(name = "asked_by")
    String askedBy;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "moved_at")
    Instant movedAt;

    int attempt;

    int captures;

    int judged;

    @Column(length = 4000)
    String outcome;

    static ProofJobRow of(ProofJob job) {
        ProofJobRow row = new ProofJobRow();
        row.id = job.id().hex();
        row.kind = job.kind();
        row.about = job.about();
        row.plan = job.plan();
        row.askedBy = job.askedBy();
        row.askedAt = job.askedAt().truncatedTo(ChronoUnit.MICROS);
        row.take(job);
        return row;
    }

    void take(ProofJob job) {
        circumstances = job.circumstances();
        inputs = job.inputs();
        state = job.state();
        movedAt = job.movedAt().truncatedTo(ChronoUnit.MICROS);
        attempt = job.attempt();
        captures = job.captures();
        judged = job.judged();
        outcome = job.outcome();
    }

    ProofJob job() {
        return new ProofJob(new JobId(id), kind, about, plan, circumstances, inputs, state, askedBy, askedAt, movedAt, attempt, captures, judged, outcome);
    }
}
