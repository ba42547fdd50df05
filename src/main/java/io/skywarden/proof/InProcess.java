package io.skywarden.proof;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.LinkUnsupported;
import io.skywarden.capture.trace.Trace;
import io.skywarden.capture.trace.TraceDamaged;
import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The judge that needs no engine: decodes each capture, or plays its trace, and asks the signatures' own conditions. */
public final class InProcess implements Judge {

    public static final String NAME = "in-process";

    private final CompiledJudge judge;
    private final Progress progress;
    private final TimeLimit limit;
    private final CaptureWork work;

    public InProcess(Collection<Signature> signatures) {
        this(signatures, Progress.NONE, CaptureWork.PLAIN);
    }

    public InProcess(Collection<Signature> signatures, Progress progress, CaptureWork work) {
        this(signatures, progress, work, TimeLimit.NONE);
    }

    InProcess(Collection<Signature> signatures, Progress progress, CaptureWork work, TimeLimit limit) {
        this.judge = new CompiledJudge(signatures);
        this.progress = progress;
        this.work = work;
        this.limit = limit;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
        AtomicInteger done = new AtomicInteger();
        if (work.threads() == 1 || captures.size() < 2) {
            Map<TestedCapture, Ruling> rulings = new LinkedHashMap<>();
            captures.forEach(capture -> rulings.put(capture, judgeAndTell(capture, done, captures.size())));
            return rulings;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(work.threads())) {
            List<Future<Ruling>> running = new ArrayList<>();
            captures.forEach(capture -> running.add(threads.submit(() -> judgeAndTell(capture, done, captures.size()))));
            return collected(captures, running);
        }
    }

    private static Map<TestedCapture, Ruling> collected(List<TestedCapture> captures, List<Future<Ruling>> running) {
        Map<TestedCapture, Ruling> rulings = new LinkedHashMap<>();
        try {
            for (int i = 0; i < captures.size(); i++) {
                rulings.put(captures.get(i), running.get(i).get());
            }
            return rulings;
        } catch (ExecutionException failed) {
            running.forEach(each -> each.cancel(false));
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running.forEach(each -> each.cancel(true));
            throw new IllegalStateException("judging was interrupted", stopped);
        }
    }

    private Ruling judgeAndTell(TestedCapture capture, AtomicInteger done, int all) {
        Ruling ruling = judge(capture);
        synchronized (progress) {
            progress.judged(NAME, done.incrementAndGet(), all);
        }
        return ruling;
    }

    private Ruling judge(TestedCapture tested) {
        try {
            return switch (tested) {
                case TestedCapture.Real real when work.traces().isPresent() -> judge(real, work.traces().get());
                case TestedCapture.Real _, TestedCapture.Synthetic _, TestedCapture.Submitted _ -> judge.judge(tested.file(), limit);
            };
        } catch (LinkUnsupported unsupported) {
            return new Ruling.Unsupported(unsupported.getMessage());
        } catch (CaptureUnreadable unreadable) {
            return new Ruling.GaveUp(unreadable.getMessage());
        } catch (TimeOver over) {
            return new Ruling.GaveUp(over.getMessage());
        }
    }

    /** A trace that turns out to be unsound is made again, once; then the capture itself is asked. */
    private Ruling judge(TestedCapture.Real real, TraceFolder traces) {
        CaptureDigest digest = new CaptureDigest(real.digest());
        Optional<Ruling.Judged> judged = played(traces.find(digest));
        if (judged.isEmpty()) {
            traces.make(digest, real.file());
            judged = played(traces.find(digest));
        }
        return judged.orElseGet(() -> judge.judge(real.file(), limit));
    }

    private Optional<Ruling.Judged> played(Optional<Trace> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (Trace trace = found.get()) {
            return Optional.of(judge.judge(trace, limit));
        } catch (TraceDamaged damaged) {
            return Optional.empty();
        }
    }
}
