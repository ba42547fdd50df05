package io.skywarden.proof.job;

/** Hands pieces of jobs to whichever worker is free. What is handed over within a transaction is handed over when that is committed. */
public interface JobTasks {

    /** To be laid out. */
    void begin(ProofJob job);

    /** To be judged: this many pieces. */
    void judge(ProofJob job, Iterable<Integer> pieces);

    /** To be concluded from the verdicts. */
    void conclude(ProofJob job);

    /** Whether a worker has, or will get, something to do for this attempt at it. */
    boolean any(ProofJob job);
}
