package io.skywarden.proof.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.agroal.api.AgroalDataSource;
import io.skywarden.proof.job.JobTasks;
import io.skywarden.proof.job.JobTicket;
import io.skywarden.proof.job.ProofJob;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hands pieces to db-scheduler. Its rows are written on the connection of the transaction there is. */
@Singleton
class ScheduledJobTasks implements JobTasks {

    static final String BEGIN = "proof-begin";
    static final String JUDGE = "proof-judge";
    static final String CONCLUDE = "proof-conclude";

    private final SchedulerClient client;
    private final EntityManager entities;
    private final Clock clock;

    ScheduledJobTasks(AgroalDataSource database, EntityManager entities, Clock clock) {
        this.client = SchedulerClient.Builder.create(database).build();
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public void begin(ProofJob job) {
        schedule(BEGIN, job, List.of(0));
    }

    @Override
    public void judge(ProofJob job, Iterable<Integer> pieces) {
        schedule(JUDGE, job, pieces);
    }

    @Override
    public void conclude(ProofJob job) {
        schedule(CONCLUDE, job, List.of(0));
    }

    @Override
    public boolean any(ProofJob job) {
        Number found = (Number) entities.createNativeQuery("select count(*) from scheduled_tasks where task_instance like ?1")
                .setParameter(1, "%s:%d:%%".formatted(job.id(), job.attempt())).getSingleResult();
        return found.longValue() > 0;
    }

    private void schedule(String task, ProofJob job, Iterable<Integer> pieces) {
        Instant now = clock.instant();
        List<TaskInstance<?>> instances = new ArrayList<>();
        pieces.forEach(piece -> instances.add(new TaskInstance<Void>(task, JobTicket.of(job, piece).toString())));
        client.scheduleBatch(instances, now);
    }
}
