package io.skywarden.capture.trace;

import io.skywarden.capture.CaptureDigest;
import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Makes the traces of many captures, several at a time. Stopped in the middle it loses at most the captures it was at: the
 * next time it goes on with the rest.
 */
public final class DecodeAhead {

    private final TraceFolder traces;
    private final int threads;

    /** @param threads captures decoded at a time */
    public DecodeAhead(TraceFolder traces, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads: name at least 1".formatted(threads));
        }
        this.traces = traces;
        this.threads = threads;
    }

    /** Tells of each capture when it is done with, one at a time, in whatever order they end. */
    public void of(List<Path> captures, Consumer<DecodeOutcome> tell) {
        try (ExecutorService running = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            captures.forEach(capture -> all.add(running.submit(() -> {
                DecodeOutcome outcome = one(capture);
                synchronized (tell) {
                    tell.accept(outcome);
                }
            })));
            await(all);
        }
    }

    private static void await(List<Future<?>> all) {
        try {
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            all.forEach(each -> each.cancel(false));
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            all.forEach(each -> each.cancel(true));
            throw new IllegalStateException("decoding was interrupted", stopped);
        }
    }

    private DecodeOutcome one(Path capture) {
        try {
            CaptureDigest digest = CaptureReader.digest(capture);
            var known = traces.find(digest);
            if (known.isPresent()) {
                known.get().close();
                return new DecodeOutcome.Known(capture);
            }
            CaptureEnd end = traces.make(digest, capture);
            return new DecodeOutcome.Decoded(capture, end.packetCount(), Files.size(capture));
        } catch (CaptureUnreadable refused) {
            return new DecodeOutcome.Refused(capture, refused.why());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + capture, e);
        }
    }
}
