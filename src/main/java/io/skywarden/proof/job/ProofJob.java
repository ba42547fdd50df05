package io.skywarden.proof.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A proof that was asked for, and how far it is.
 *
 * @param about the signature and version, or {@code catalogue}
 * @param plan as {@link JobPlan#text} gives it
 * @param circumstances under which it is to be proven; a worker that has others does not judge
 * @param inputs by which the result is found; empty until a worker has laid it out
 * @param movedAt when anything of it last changed
 * @param attempt how often it was begun; tasks of earlier attempts are void
 * @param captures how many there are to judge
 * @param judged how many every judge has judged
 * @param outcome for a reader; empty until it is over
 */
public record ProofJob(JobId id, JobKind kind, String about, String plan, String circumstances, String inputs, JobState state, String askedBy,
        Instant askedAt, Instant movedAt, int attempt, int captures, int judged, String outcome) {

    private static final int LONGEST = 4000;

    /** The day it was asked for, by which known differences between judges end: the same for every worker. */
    LocalDate day() {
        return LocalDate.ofInstant(askedAt, ZoneOffset.UTC);
    }

    static ProofJob asked(JobId id, JobKind kind, String about, JobPlan plan, String circumstances, String by, Instant now) {
        return new ProofJob(id, kind, about, plan.text(), circumstances, "", JobState.WAITING, by, now, now, 1, 0, 0, "");
    }

    ProofJob running(String laidOut, int all, int already, Instant now) {
        return new ProofJob(id, kind, about, plan, circumstances, laidOut, JobState.RUNNING, askedBy, askedAt, now, attempt, all, already, "");
    }

    ProofJob further(int more, Instant now) {
        return new ProofJob(id, kind, about, plan, circumstances, inputs, state, askedBy, askedAt, now, attempt, captures, judged + more, "");
    }

    ProofJob over(JobState as, String because, Instant now) {
        return new ProofJob(id, kind, about, plan, circumstances, inputs, as, askedBy, askedAt, now, attempt, captures, judged,
                because.length() <= LONGEST ? because : because.substring(0, LONGEST - 1) + "…");
    }

    ProofJob again(String under, Instant now) {
        return new ProofJob(id, kind, about, plan, under, inputs, JobState.WAITING, askedBy, askedAt, now, attempt + 1, captures, judged, "");
    }

    boolean isJudged() {
        return judged == captures;
    }

    @Override
    public String toString() {
        return "job %s (%s of %s)".formatted(id, kind.word(), about);
    }
}
