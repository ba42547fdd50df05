package io.skywarden.proof.job;

import io.skywarden.catalogue.Catalogue;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.Proof;
import io.skywarden.proof.Ruling;
import io.skywarden.proof.TestedCapture;
import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.proof.engine.Metering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * What a worker does with the pieces it is handed. It may die at any moment: all that counts is in the catalogue, and whoever is handed the
 * piece next goes on behind the last verdict that was kept.
 */
@Singleton
public class ProofWork {

    private static final Logger LOG = Logger.getLogger("io.skywarden.proof");
    /** How many captures are judged before their verdicts are kept: so many at the most are lost with a worker. */
    private static final int AT_ONCE = 4;
    private static final int CAPTURES_BETWEEN_LINES = 100;

    private final JobBook book;
    private final JobResults results;
    private final Catalogue catalogue;
    private final Circumstances circumstances;
    private final ProofPlace place;
    private final Benches benches;
    private volatile boolean leaving;

    ProofWork(JobBook book, JobResults results, Catalogue catalogue, Circumstances circumstances, ProofPlace place, Clock clock) {
        this.book = book;
        this.results = results;
        this.catalogue = catalogue;
        this.circumstances = circumstances;
        this.place = place;
        this.benches = new Benches(clock);
    }

    /** Lays a job out and deals out its pieces. */
    public void begin(JobTicket ticket) {
        with(ticket, JobState.WAITING, laid -> {
            if (!results.wasKnown(ticket, laid.inputs())) {
                book.begun(ticket, laid.inputs(), laid.bench().captures().size());
            }
        });
    }

    /** Judges a piece, or what others left of it. */
    public void judge(JobTicket ticket) {
        with(ticket, JobState.RUNNING, laid -> {
            Set<Integer> judged = book.judged(ticket.job());
            List<Integer> places = IntStream.range(ticket.piece() * JobBook.PIECE, Math.min((ticket.piece() + 1) * JobBook.PIECE, laid.bench().captures().size()))
                    .filter(each -> !judged.contains(each)).boxed().toList();
            for (int from = 0; from < places.size(); from += AT_ONCE) {
                Optional<ProofJob> now = book.kept(ticket, verdicts(laid, places.subList(from, Math.min(from + AT_ONCE, places.size()))));
                if (now.isEmpty()) {
                    return;
                }
                tell(now.get(), Math.min(AT_ONCE, places.size() - from));
            }
        });
    }

    private List<KeptVerdict> verdicts(LaidOut laid, List<Integer> places) {
        List<TestedCapture> captures = laid.bench().captures();
        Map<String, Map<TestedCapture, Ruling>> judged = laid.bench().judged(places.stream().map(captures::get).toList());
        if (leaving || Thread.currentThread().isInterrupted()) {
            throw Elsewhere.stopping();
        }
        List<KeptVerdict> verdicts = new ArrayList<>();
        judged.forEach((judge, rulings) -> places.forEach(each ->
                verdicts.add(new KeptVerdict(each, captures.get(each).name(), judge, rulings.get(captures.get(each))))));
        return verdicts;
    }

    private static void tell(ProofJob job, int more) {
        if (job.isJudged() || job.judged() / CAPTURES_BETWEEN_LINES != (job.judged() - more) / CAPTURES_BETWEEN_LINES) {
            LOG.infof("%s: %d of %d captures judged", job, job.judged(), job.captures());
        }
    }

    /** Says what follows from all verdicts together. */
    public void conclude(JobTicket ticket) {
        with(ticket, JobState.RUNNING, laid -> {
            List<TestedCapture> captures = laid.bench().captures();
            Map<String, Map<TestedCapture, Ruling>> rulings = new LinkedHashMap<>();
            book.verdicts(ticket.job()).forEach(verdict ->
                    rulings.computeIfAbsent(verdict.judge(), _ -> new LinkedHashMap<>()).put(captures.get(verdict.place()), verdict.ruling()));
            Proof proof = laid.bench().concluded(rulings);
            results.found(ticket, laid, place.metering() == Metering.ON ? proof.costing(laid.bench().measured()) : proof);
        });
        benches.sweep();
    }

    /** @param why the machine could not do it, as often as it was tried */
    public void giveUp(JobTicket ticket, String why) {
        book.failed(ticket, why);
        LOG.errorf("job %s is given up: %s. POST /api/v1/jobs/%s/retry begins it again", ticket.job(), why, ticket.job());
    }

    private void with(JobTicket ticket, JobState state, Consumer<LaidOut> work) {
        Optional<ProofJob> found = ticket.current(book.find(ticket.job()), state);
        if (found.isPresent()) {
            ProofJob job = found.get();
            if (!circumstances.digest().equals(job.circumstances())) {
                throw Elsewhere.otherCircumstances(job);
            }
            try {
                on(job, work);
            } catch (EngineTrouble refused) {
                if (leaving) {
                    throw Elsewhere.stopping();
                }
                results.refused(ticket, refused.getMessage());
            }
        }
    }

    private void on(ProofJob job, Consumer<LaidOut> work) {
        String key = "%s:%d".formatted(job.id(), job.attempt());
        LaidOut laid = benches.take(key, () -> LaidOut.of(job, catalogue, place, circumstances));
        boolean sound = false;
        try {
            work.accept(laid);
            sound = true;
        } finally {
            if (sound) {
                benches.give(key, laid);
            } else {
                laid.close();
            }
        }
    }

    /** Now and then, so that no engine runs for nothing. */
    public void sweep() {
        benches.sweep();
    }

    /** From now on nothing is kept any more: the judges are about to be stopped. */
    public void leave() {
        leaving = true;
    }

    /** When no more is to come. */
    public void close() {
        benches.closeAll();
    }
}
