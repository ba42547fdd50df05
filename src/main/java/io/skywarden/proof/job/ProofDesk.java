package io.skywarden.proof.job;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Stage;
import io.skywarden.proof.Circumstances;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where proofs are asked for: of what was handed in, of what is to be published, and again of what is in force. */
@Singleton
public class ProofDesk {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");
    private static final Duration STALLED = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int RECENT = 100;
    private static final String ALL = "catalogue";

    private final JobBook book;
    private final ProofJobs jobs;
    private final Catalogue catalogue;
    private final SidBook sids;
    private final Circumstances circumstances;
    private final Clock clock;

    ProofDesk(JobBook book, ProofJobs jobs, Catalogue catalogue, SidBook sids, Circumstances circumstances, Clock clock) {
        this.book = book;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.sids = sids;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    /** A job for each version that waits to be proven and has none. The list is the catalogue itself, so no version is ever lost. */
    public void submissions() {
        List<SignatureVersion> waiting = catalogue.waitingAt(Stage.SUBMITTED);
        if (waiting.isEmpty()) {
            return;
        }
        waiting.forEach(version -> {
            String about = "%s version %d".formatted(version.id(), version.number());
            // A version that was sent back and is handed in again stands at a later revision.
            JobId id = JobId.of(JobKind.SUBMISSION, about, "" + catalogue.head(version.id()).revision());
            if (book.find(id).isEmpty()) {
                book.ask(id, JobKind.SUBMISSION, about, plan(List.of(version), own(version)), circumstances.digest(), Actor.SERVICE);
            }
        });
    }

    /** The numbers are given on a copy: a version gets real ones when it is in force. */
    private SidLock own(SignatureVersion version) {
        return only(sids.current().allocate(List.of(version.signature())), version.id());
    }

    private static SidLock only(SidLock lock, SignatureId id) {
        return SidLock.of(lock.range(), lock.lines().stream().filter(line -> line.key().signature().equals(id)).toList());
    }

    private static JobPlan plan(List<SignatureVersion> versions, SidLock lock) {
        return new JobPlan(versions.stream().map(version -> new JobPlan.Version(version.id(), version.number())).toList(), lock);
    }

    /**
     * The job of a release; one that failed is begun again.
     *
     * @param inputs by which its result is found
     */
    public ProofJob release(List<SignatureVersion> versions, SidLock lock, String inputs, String under) {
        JobId id = JobId.of(JobKind.RELEASE, ALL, inputs);
        ProofJob job = book.ask(id, JobKind.RELEASE, ALL, plan(versions, lock), under, Actor.SERVICE);
        return job.state() == JobState.FAILED ? book.retry(id, under) : job;
    }

    /**
     * What is in force, once more: captures came, or judges changed. Who asks while another's job about the same is not over gets that one.
     *
     * @throws JobFailure if nothing of it is in force
     */
    public ProofJob again(Optional<SignatureId> signature, Actor by) {
        List<SignatureVersion> versions = catalogue.inForce().stream()
                .filter(version -> signature.isEmpty() || signature.get().equals(version.id())).toList();
        String about = signature.map(SignatureId::value).orElse(ALL);
        if (versions.isEmpty()) {
            throw new JobFailure.NothingInForce(about);
        }
        SidLock lock = sids.current().allocate(versions.stream().map(SignatureVersion::signature).toList());
        JobPlan plan = plan(versions, signature.map(id -> only(lock, id)).orElse(lock));
        String under = circumstances.digest();
        return book.newest(RECENT).stream().filter(job -> job.kind() == JobKind.REPROOF && !job.state().isOver() && job.about().equals(about)
                        && job.circumstances().equals(under) && job.plan().equals(plan.text())).findFirst()
                .orElseGet(() -> book.ask(JobId.of(JobKind.REPROOF, about, by + " " + clock.instant()), JobKind.REPROOF, about, plan, under, by));
    }

    /** @throws JobFailure if there is none, or it neither failed nor was cancelled */
    public ProofJob retry(JobId id) {
        return book.retry(id, circumstances.digest());
    }

    /** Jobs that wait for what no longer comes, and failures of the machine whose turn has come again. */
    public void tend() {
        jobs.stalled(clock.instant().minus(STALLED)).forEach(job -> book.revive(job.id(), circumstances.digest()));
        jobs.failed(JobKind.SUBMISSION, clock.instant().minus(PAUSE)).stream().filter(this::stillWaits).forEach(job -> {
            LOG.infof("%s is begun again", job);
            retry(job.id());
        });
    }

    private boolean stillWaits(ProofJob job) {
        JobPlan.Version version = JobPlan.parse(job.plan()).versions().getFirst();
        return catalogue.waitingAt(Stage.SUBMITTED).stream().anyMatch(each -> each.id().equals(version.id()) && each.number() == version.number());
    }
}
