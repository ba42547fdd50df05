package io.skywarden.proof.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where jobs and the verdicts of their judges are kept. */
public interface ProofJobs {

    Optional<ProofJob> find(JobId id);

    /** Newest first. */
    List<ProofJob> newest(int most);

    /** Those that wait or run and have not moved since. */
    List<ProofJob> stalled(Instant since);

    /** Failed ones of a kind that were given up before. */
    List<ProofJob> failed(JobKind kind, Instant before);

    void add(ProofJob job);

    /** As it is now; whoever else wants it waits for the end of this transaction. */
    Optional<ProofJob> lock(JobId id);

    /** Of a job that is locked. */
    void put(ProofJob job);

    /** @throws RuntimeException if one of them was kept before */
    void keep(JobId id, List<KeptVerdict> verdicts, String worker, Instant now);

    Set<Integer> judged(JobId id);

    List<KeptVerdict> verdicts(JobId id);

    void forgetVerdicts(JobId id);

    /** Those of captures that some judge could not finish: all judges have another look. */
    void forgetGivenUp(JobId id);

    /** Verdicts of jobs that are done and have not moved since. */
    void forgetVerdictsOfDone(Instant since);
}
