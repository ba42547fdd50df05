package io.skywarden.proof.job;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a worker was handed: a job, the attempt at it, and which piece.
 *
 * @param piece 0 when it is about the whole
 */
public record JobTicket(JobId job, int attempt, int piece) {

    public static JobTicket of(ProofJob job, int piece) {
        return new JobTicket(job.id(), job.attempt(), piece);
    }

    public static JobTicket parse(String text) {
        String[] parts = text.split(":");
        return new JobTicket(new JobId(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** The job, if this ticket is still good for it. */
    Optional<ProofJob> current(Optional<ProofJob> found, JobState... states) {
        return found.filter(job -> job.attempt() == attempt && Arrays.asList(states).contains(job.state()));
    }

    @Override
    public String toString() {
        return "%s:%d:%d".formatted(job, attempt, piece);
    }
}
