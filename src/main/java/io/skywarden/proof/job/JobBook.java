package io.skywarden.proof.job;

import io.skywarden.catalogue.Actor;
import io.skywarden.proof.job.JobFailure.NotOpen;
import io.skywarden.proof.job.JobFailure.Unknown;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The way of jobs. Each call is one change: the job, its verdicts and the tasks that follow, or nothing. */
@Singleton
@Transactional
public class JobBook {

    /** How many captures a worker takes at once: few, so that workers end together; many, so that engines are started seldom. */
    static final int PIECE = 20;

    private final ProofJobs jobs;
    private final JobTasks tasks;
    private final ProofPlace place;
    private final Clock clock;

    JobBook(ProofJobs jobs, JobTasks tasks, ProofPlace place, Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.place = place;
        this.clock = clock;
    }

    public Optional<ProofJob> find(JobId id) {
        return jobs.find(id);
    }

    /** @throws Unknown if there is no such job */
    public ProofJob get(String id) {
        return Optional.of(id).filter(JobId::isOne).map(JobId::new).flatMap(jobs::find).orElseThrow(() -> new Unknown(id));
    }

    public List<ProofJob> newest(int most) {
        return jobs.newest(most);
    }

    /** The job of this name, which is begun unless it is known. */
    public ProofJob ask(JobId id, JobKind kind, String about, JobPlan plan, String circumstances, Actor by) {
        return jobs.find(id).orElseGet(() -> {
            ProofJob job = ProofJob.asked(id, kind, about, plan, circumstances, by.name(), clock.instant());
            jobs.add(job);
            tasks.begin(job);
            return job;
        });
    }

    /** @throws NotOpen if it is over */
    public ProofJob cancel(JobId id, Actor by) {
        ProofJob job = locked(id);
        if (job.state().isOver()) {
            throw new NotOpen(job, "cancelled");
        }
        return put(job.over(JobState.CANCELLED, "cancelled by " + by, clock.instant()));
    }

    /**
     * Begins it again; what was judged stays judged.
     *
     * @param circumstances under which it is proven now
     * @throws NotOpen unless it failed or was cancelled
     */
    public ProofJob retry(JobId id, String circumstances) {
        ProofJob job = locked(id);
        if (job.state() != JobState.FAILED && job.state() != JobState.CANCELLED) {
            throw new NotOpen(job, "tried again");
        }
        jobs.forgetGivenUp(id);
        return again(job, circumstances);
    }

    /** Begins one again that waits for what no longer comes: circumstances of yesterday, or tasks that a restored database lacks. */
    public void revive(JobId id, String circumstances) {
        ProofJob job = locked(id);
        if (!job.state().isOver() && (!job.circumstances().equals(circumstances) || !tasks.any(job))) {
            again(job, circumstances);
        }
    }

    private ProofJob again(ProofJob job, String circumstances) {
        ProofJob next = put(job.again(circumstances, clock.instant()));
        tasks.begin(next);
        return next;
    }

    /** It is laid out: its pieces may be judged. */
    void begun(JobTicket ticket, String inputs, int captures) {
        ticket.current(jobs.lock(ticket.job()), JobState.WAITING).ifPresent(job -> {
            if (!job.inputs().equals(inputs)) {
                jobs.forgetVerdicts(job.id());
            }
            Set<Integer> judged = jobs.judged(job.id());
            ProofJob begun = put(job.running(inputs, captures, judged.size(), clock.instant()));
            if (begun.isJudged()) {
                tasks.conclude(begun);
            } else {
                tasks.judge(begun, IntStream.range(0, captures).filter(each -> !judged.contains(each)).map(each -> each / PIECE).distinct().boxed().toList());
            }
        });
    }

    /** @return the job as it is now; nothing when this attempt is over and the worker may stop */
    Optional<ProofJob> kept(JobTicket ticket, List<KeptVerdict> verdicts) {
        return ticket.current(jobs.lock(ticket.job()), JobState.RUNNING).map(job -> {
            jobs.keep(job.id(), verdicts, place.worker(), clock.instant());
            ProofJob further = put(job.further((int) verdicts.stream().map(KeptVerdict::place).distinct().count(), clock.instant()));
            if (further.isJudged()) {
                tasks.conclude(further);
            }
            return further;
        });
    }

    Set<Integer> judged(JobId id) {
        return jobs.judged(id);
    }

    List<KeptVerdict> verdicts(JobId id) {
        return jobs.verdicts(id);
    }

    /** @param result what else happens in the same moment, said in words */
    void done(JobTicket ticket, Function<ProofJob, String> result) {
        ticket.current(jobs.lock(ticket.job()), JobState.WAITING, JobState.RUNNING).ifPresent(job ->
                put(job.over(JobState.DONE, result.apply(job), clock.instant())));
    }

    void failed(JobTicket ticket, String why) {
        ticket.current(jobs.lock(ticket.job()), JobState.WAITING, JobState.RUNNING).ifPresent(job ->
                put(job.over(JobState.FAILED, why, clock.instant())));
    }

    private ProofJob locked(JobId id) {
        return jobs.lock(id).orElseThrow(() -> new Unknown(id.hex()));
    }

    private ProofJob put(ProofJob job) {
        jobs.put(job);
        return job;
    }
}
