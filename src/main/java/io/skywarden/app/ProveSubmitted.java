package io.skywarden.app;

import io.quarkus.scheduler.Scheduled;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Stage;
import io.skywarden.catalogue.Why;
import io.skywarden.proof.AttachedFiles;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.EngineChoice;
import io.skywarden.proof.Finding;
import io.skywarden.proof.Progress;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofFacts;
import io.skywarden.proof.ProofInputs;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.ProofReport;
import io.skywarden.proof.ProofRun;
import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.rules.SidBook;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Proves what analysts handed in, one version after the other, and tells the catalogue. */
@Singleton
final class ProveSubmitted {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");
    private static final int MOST_FINDINGS = 10;

    private final Catalogue catalogue;
    private final Review review;
    private final SidBook sids;
    private final ProofRecords records;
    private final ProofFacts facts;
    private final Circumstances circumstances;
    private final Settings settings;
    private final CaptureWork work;
    private final Clock clock;

    ProveSubmitted(Catalogue catalogue, Review review, SidBook sids, ProofRecords records, ProofFacts facts,
            Circumstances circumstances, Settings settings, CaptureWork work, Clock clock) {
        this.catalogue = catalogue;
        this.review = review;
        this.sids = sids;
        this.records = records;
        this.facts = facts;
        this.circumstances = circumstances;
        this.settings = settings;
        this.work = work;
        this.clock = clock;
    }

    // The queue is the catalogue itself, so nothing is lost when the service dies over it. Two instances may prove the same version;
    // the catalogue listens to the first.
    @Scheduled(every = "${duties.proving.every:2s}", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        catalogue.waitingAt(Stage.SUBMITTED).forEach(this::prove);
    }

    private void prove(SignatureVersion version) {
        try {
            Proof proof = proof(version);
            review.found(version.id(), version.number(), proof.holds(), Why.shortened(words(proof)));
            LOG.infof("%s version %d: %s", version.id(), version.number(), proof.holds() ? "proven" : "not proven, back to its author");
        } catch (EngineTrouble refused) {
            review.found(version.id(), version.number(), false, Why.shortened("no engine can judge it: " + refused.getMessage()));
            LOG.infof("%s version %d: %s", version.id(), version.number(), refused.getMessage());
        } catch (RuntimeException failure) {
            // The machine's fault and not the version's: it stays submitted and its turn comes again.
            LOG.errorf("%s version %d could not be judged and will be again: %s", version.id(), version.number(), failure);
        }
    }

    /** The numbers are given on a copy: a version gets real ones when it is in force. */
    private Proof proof(SignatureVersion version) {
        List<AttachedCapture> attached = catalogue.captures(version.id(), version.number());
        try (AttachedFiles files = AttachedFiles.of(catalogue, Map.of(version.id(), attached))) {
            return proof(version, new ProofRun(List.of(version.content()), sids.current().allocate(List.of(version.signature())),
                    settings.templates(), settings.captures(), Optional.empty(), files.captures()), attached);
        }
    }

    private Proof proof(SignatureVersion version, ProofRun run, List<AttachedCapture> attached) {
        String under = Circumstances.with(circumstances.digest(), attached);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String inputs = ProofInputs.digest(run, under, today);
        Proof proof = run.prove(EngineChoice.ALL, Progress.NONE, work, today);
        ProofRecord made = new ProofRecord(inputs, clock.instant(), proof.holds(), ProofReport.json(proof));
        records.keep(made);
        facts.learn(List.of(version.content()), proof, made, under);
        return proof;
    }

    private static String words(Proof proof) {
        String judged = "%s; %d captures, judged by %s".formatted(proof.holds() ? "every judge agrees" : "it does not hold",
                proof.captures(), String.join(", ", proof.judges()));
        return Stream.of(Stream.of(judged), proof.notRun().stream().map(judge -> "not run: " + judge),
                        proof.findings().stream().limit(MOST_FINDINGS).map(Finding::line))
                .flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }
}
