package io.skywarden.proof.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.skywarden.proof.job.JobId;
import io.skywarden.proof.job.JobKind;
import io.skywarden.proof.job.JobState;
import io.skywarden.proof.job.KeptVerdict;
import io.skywarden.proof.job.ProofJob;
import io.skywarden.proof.job.ProofJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of proof jobs, with that of their verdicts. */
@ApplicationScoped
@Transactional
class ProofJobRows implements ProofJobs, PanacheRepositoryBase<ProofJobRow, String> {

    private final VerdictRows verdicts;

    ProofJobRows(VerdictRows verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Optional<ProofJob> find(JobId id) {
        return findByIdOptional(id.hex()).map(ProofJobRow::job);
    }

    @Override
    public List<ProofJob> newest(int most) {
        return findAll(Sort.descending("askedAt").and("id")).page(0, most).list().stream().map(ProofJobRow::job).toList();
    }

    @Override
    public List<ProofJob> stalled(Instant since) {
        return list("state in (?1, ?2) and movedAt < ?3", JobState.WAITING, JobState.RUNNING, since).stream().map(ProofJobRow::job).toList();
    }

    @Override
    public List<ProofJob> failed(JobKind kind, Instant before) {
        return list("kind = ?1 and state = ?2 and movedAt < ?3", kind, JobState.FAILED, before).stream().map(ProofJobRow::job).toList();
    }

    @Override
    public void add(ProofJob job) {
        persistAndFlush(ProofJobRow.of(job));
    }

    @Override
    public Optional<ProofJob> lock(JobId id) {
        ProofJobRow row = getEntityManager().find(ProofJobRow.class, id.hex(), LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            getEntityManager().refresh(row);
        }
        return Optional.ofNullable(row).map(ProofJobRow::job);
    }

    @Override
    public void put(ProofJob job) {
        findById(job.id().hex()).take(job);
    }

    @Override
    public void keep(JobId id, List<KeptVerdict> judged, String worker, Instant now) {
        verdicts.keep(id, judged, worker, now);
    }

    @Override
    public Set<Integer> judged(JobId id) {
        return verdicts.judged(id);
    }

    @Override
    public List<KeptVerdict> verdicts(JobId id) {
        return verdicts.of(id);
    }

    @Override
    public void forgetVerdicts(JobId id) {
        verdicts.forget(id);
    }

    @Override
    public void forgetGivenUp(JobId id) {
        verdicts.forgetGivenUp(id);
    }

    @Override
    public void forgetVerdictsOfDone(Instant since) {
        verdicts.forgetOfDone(since);
    }
}
