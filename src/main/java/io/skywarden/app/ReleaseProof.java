package io.skywarden.app;

import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.proof.AttachedFiles;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.ProofInputs;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.job.JobBook;
import io.skywarden.proof.job.JobState;
import io.skywarden.proof.job.ProofDesk;
import io.skywarden.proof.job.ProofJob;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The proof of all that is to be published: known already, or asked of the workers and waited for. */
@Singleton
final class ReleaseProof {

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");
    private static final Duration LOOK = Duration.ofMillis(250);
    /** After so long without a verdict it is asked whether this is still what is to be proven. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Settings settings;
    private final Catalogue catalogue;
    private final ProofRecords records;
    private final Circumstances circumstances;
    private final ProofDesk desk;
    private final JobBook book;
    private final Clock clock;

    ReleaseProof(Settings settings, Catalogue catalogue, ProofRecords records, Circumstances circumstances, ProofDesk desk, JobBook book, Clock clock) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.records = records;
        this.circumstances = circumstances;
        this.desk = desk;
        this.book = book;
        this.clock = clock;
    }

    /** @throws IllegalStateException if nobody could judge it: nothing is known then */
    boolean holds(List<SignatureVersion> versions, SidLock numbers) {
        String under = circumstances.digest();
        String inputs = inputs(versions, numbers, under);
        Optional<ProofRecord> known = records.of(inputs);
        if (known.isPresent()) {
            LOG.infof("%s before: %s", known.get().proven() ? "proven" : "refuted", inputs);
            return known.get().proven();
        }
        LOG.infof("proving %d signatures%s", versions.size(),
                settings.captures().map(folder -> " against their recipes and " + folder).orElse(" against their recipes"));
        ProofJob over = awaited(desk.release(versions, numbers, inputs, under));
        return records.of(over.inputs()).map(ProofRecord::proven)
                .orElseThrow(() -> new IllegalStateException("%s is %s: %s".formatted(over, over.state().word(), over.outcome())));
    }

    /** What belongs to a signature's version in force is asked as its job asks it, version by version. */
    private String inputs(List<SignatureVersion> versions, SidLock numbers, String under) {
        Map<SignatureId, List<AttachedCapture>> attached = catalogue.capturesInForce();
        try (AttachedFiles files = AttachedFiles.of(catalogue, attached)) {
            return ProofInputs.digest(new ProofRun(versions.stream().map(SignatureVersion::content).toList(), numbers, Engines.templates(settings),
                    settings.captures(), Optional.empty(), files.captures()), under,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    private ProofJob awaited(ProofJob job) {
        ProofJob now = job;
        while (!now.state().isOver()) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the service stops", stopped);
            }
            now = book.get(job.id().hex());
            if (now.movedAt().isBefore(clock.instant().minus(PATIENCE)) && !now.state().isOver() && !circumstances.digest().equals(now.circumstances())) {
                book.cancel(now.id(), Actor.SERVICE);
                throw new IllegalStateException("captures, templates or engines changed while %s waited".formatted(now));
            }
        }
        if (now.state() != JobState.DONE) {
            throw new IllegalStateException("%s is %s: %s".formatted(now, now.state().word(), now.outcome()));
        }
        return now;
    }
}
