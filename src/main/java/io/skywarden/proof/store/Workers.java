package io.skywarden.proof.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.skywarden.proof.job.Elsewhere;
import io.skywarden.proof.job.JobTicket;
import io.skywarden.proof.job.ProofPlace;
import io.skywarden.proof.job.ProofWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The workers of this process: db-scheduler's threads, which take pieces from the table that all instances share. */
@Singleton
class Workers {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int MOST_FAILURES = 3;
    private static final int FIRST_PAUSE_SECONDS = 2;

    private final AgroalDataSource database;
    private final ProofWork work;
    private final ProofPlace place;
    private final Clock clock;
    private final AtomicReference<Scheduler> running = new AtomicReference<>();
    private final AtomicReference<String> lastTold = new AtomicReference<>("");

    Workers(AgroalDataSource database, ProofWork work, ProofPlace place, Clock clock) {
        this.database = database;
        this.work = work;
        this.place = place;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (place.workers() > 0) {
            Scheduler scheduler = Scheduler.create(database, task(ScheduledJobTasks.BEGIN, work::begin), task(ScheduledJobTasks.JUDGE, work::judge),
                            task(ScheduledJobTasks.CONCLUDE, work::conclude))
                    .threads(place.workers()).pollingInterval(POLL).heartbeatInterval(place.heartbeat()).shutdownMaxWait(FAREWELL)
                    .schedulerName(place::worker).failureLogging(LogLevel.DEBUG, false).build();
            scheduler.start();
            running.set(scheduler);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        Scheduler scheduler = running.getAndSet(null);
        if (scheduler != null) {
            work.leave();
            scheduler.stop();
            work.close();
        }
    }

    private Task<Void> task(String name, Consumer<JobTicket> handler) {
        return Tasks.custom(name, Void.class).onDeadExecutionRevive().onFailure(this::failed).execute((instance, _) -> {
            try {
                handler.accept(JobTicket.parse(instance.getId()));
                return new CompletionHandler.OnCompleteRemove<>();
            } catch (Elsewhere elsewhere) {
                if (!elsewhere.getMessage().equals(lastTold.getAndSet(elsewhere.getMessage()))) {
                    LOG.warn(elsewhere.getMessage());
                }
                return (complete, operations) -> operations.reschedule(complete, later(elsewhere.pause()));
            }
        });
    }

    /** Tried again after a while; whoever is handed it goes on behind what was kept. */
    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String why = complete.getCause().map(Workers::words).orElse("nobody knows why");
        // The line that follows is for operators; where it happened is for who mends it.
        complete.getCause().ifPresent(cause -> LOG.debug("a piece failed", cause));
        JobTicket ticket = JobTicket.parse(complete.getExecution().getId());
        int failures = complete.getExecution().consecutiveFailures + 1;
        if (failures >= MOST_FAILURES) {
            work.giveUp(ticket, why);
            operations.remove();
        } else {
            LOG.warnf("job %s: a piece failed and is tried again: %s", ticket.job(), why);
            operations.reschedule(complete, later(Duration.ofSeconds(FIRST_PAUSE_SECONDS << failures)));
        }
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private Instant later(Duration pause) {
        return clock.instant().plus(pause);
    }
}
