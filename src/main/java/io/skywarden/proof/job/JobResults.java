package io.skywarden.proof.job;

import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Why;
import io.skywarden.proof.Finding;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofFacts;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.ProofReport;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What is told when a job is over: the record, the facts, and of what was handed in the step to proven or back. All of it, once, or nothing. */
@Singleton
class JobResults {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");
    private static final int MOST_FINDINGS = 10;
    /** How long the verdicts of a job stay beside its report. */
    private static final Duration VERDICTS_STAY = Duration.ofDays(1);

    private final JobBook book;
    private final ProofJobs jobs;
    private final ProofRecords records;
    private final ProofFacts facts;
    private final Review review;
    private final Clock clock;

    JobResults(JobBook book, ProofJobs jobs, ProofRecords records, ProofFacts facts, Review review, Clock clock) {
        this.book = book;
        this.jobs = jobs;
        this.records = records;
        this.facts = facts;
        this.review = review;
        this.clock = clock;
    }

    /** Whether the very same was proven or refuted before; then that is the result. What was handed in is always judged anew. */
    boolean wasKnown(JobTicket ticket, String inputs) {
        Optional<ProofRecord> known = records.of(inputs);
        if (known.isEmpty() || book.find(ticket.job()).filter(job -> job.kind() == JobKind.SUBMISSION).isPresent()) {
            return false;
        }
        book.done(ticket, job -> {
            jobs.put(job.running(inputs, 0, 0, clock.instant()));
            return "%s before: %s".formatted(known.get().proven() ? "proven" : "refuted", inputs);
        });
        return true;
    }

    void found(JobTicket ticket, LaidOut laid, Proof proof) {
        String words = words(proof);
        book.done(ticket, job -> {
            ProofRecord made = new ProofRecord(laid.inputs(), clock.instant(), proof.holds(), ProofReport.json(proof));
            records.keep(made);
            facts.learn(laid.signatures(), proof, made, id -> laid.under(job.circumstances(), id));
            tell(job, proof.holds(), words);
            jobs.forgetVerdictsOfDone(clock.instant().minus(VERDICTS_STAY));
            return words;
        });
        Optional<ProofJob> over = book.find(ticket.job());
        LOG.infof("%s: %s; %d signatures, %d captures, judged by %s, %d hits, %d findings", over.map(ProofJob::about).orElse("?"),
                proof.holds() ? "proven" : "NOT PROVEN", proof.signatures().size(), proof.captures(), String.join(", ", proof.judges()),
                proof.hits().size(), proof.findings().size());
        proof.notRun().forEach(judge -> LOG.warnf("judge not run: %s", judge));
        if (over.filter(job -> job.kind() == JobKind.SUBMISSION).isEmpty()) {
            // What was handed in goes back with its findings; of what is in force they are the operator's business.
            proof.findings().stream().limit(MOST_FINDINGS).forEach(finding -> LOG.error(finding.line()));
        }
    }

    /** An engine does not take the rules. Of what was handed in that is a finding. */
    void refused(JobTicket ticket, String why) {
        String words = "no engine can judge it: " + why;
        Optional<ProofJob> job = book.find(ticket.job());
        if (job.filter(each -> each.kind() == JobKind.SUBMISSION).isPresent()) {
            book.done(ticket, each -> {
                tell(each, false, words);
                return words;
            });
        } else {
            book.failed(ticket, words);
        }
        LOG.infof("%s: %s", job.map(ProofJob::about).orElse("?"), words);
    }

    private void tell(ProofJob job, boolean holds, String words) {
        if (job.kind() == JobKind.SUBMISSION) {
            JobPlan.Version version = JobPlan.parse(job.plan()).versions().getFirst();
            review.found(version.id(), version.number(), holds, Why.shortened(words));
        }
    }

    private static String words(Proof proof) {
        String judged = "%s; %d captures, judged by %s".formatted(proof.holds() ? "every judge agrees" : "it does not hold",
                proof.captures(), String.join(", ", proof.judges()));
        return Stream.of(Stream.of(judged), proof.notRun().stream().map(judge -> "not run: " + judge),
                        proof.findings().stream().limit(MOST_FINDINGS).map(Finding::line))
                .flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }
}
