package io.skywarden.proof.http;

import io.skywarden.proof.job.ProofJob;
import java.time.Instant;

/**
 * A proof job as it is shown.
 *
 * @param about a signature, a version of one, or {@code catalogue}
 * @param inputs of the result: {@code GET /api/v1/proofs/{inputs}}; empty until it is laid out
 * @param captures how many there are to judge
 * @param judged how many all judges have judged
 * @param outcome empty until it is over
 */
public record JobDocument(String id, String kind, String about, String state, String askedBy, Instant askedAt, Instant movedAt, int attempt, int captures,
        int judged, String circumstances, String inputs, String outcome) {

    static JobDocument of(ProofJob job) {
        return new JobDocument(job.id().hex(), job.kind().word(), job.about(), job.state().word(), job.askedBy(), job.askedAt(), job.movedAt(),
                job.attempt(), job.captures(), job.judged(), job.circumstances(), job.inputs(), job.outcome());
    }
}
