package io.skywarden.app;

import io.quarkus.scheduler.Scheduled;
import io.skywarden.proof.job.ProofDesk;
import io.skywarden.proof.job.ProofWork;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Asks for the proof of what analysts handed in, and looks after jobs that stand still. */
@Singleton
final class ProveSubmitted {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");

    private final ProofDesk desk;
    private final ProofWork work;
    private final Settings settings;

    ProveSubmitted(ProofDesk desk, ProofWork work, Settings settings) {
        this.desk = desk;
        this.work = work;
        this.settings = settings;
    }

    // Under the circumstances of whoever publishes: a mere worker may lack captures, and what it asked for would be proven without them.
    @Scheduled(every = "${duties.proving.every:2s}", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whenSubmitted() {
        if (settings.release()) {
            run();
        }
    }

    // What waits is read from the catalogue, so nothing is lost when the service dies over it. Two instances that ask at once ask for one job.
    void run() {
        try {
            desk.submissions();
        } catch (RuntimeException failure) {
            // The edge of a thread: whatever it is, the versions stay submitted and are asked for again.
            LOG.errorf("what was submitted cannot be asked to be proven, and will be again: %s", failure.getMessage());
        }
    }

    @Scheduled(every = "${duties.proving.tend.every:30s}", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tend() {
        try {
            if (settings.release()) {
                desk.tend();
            }
        } catch (RuntimeException failure) {
            LOG.errorf("proof jobs that stand still cannot be looked after: %s", failure.getMessage());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        work.sweep();
    }
}
