package io.skywarden.proof;

import io.skywarden.capture.trace.TraceFolder;
import java.util.Optional;

/**
 * How captures are gone through: how many at a time, and where their traces are kept, if they are.
 *
 * @param threads captures judged at a time
 */
public record CaptureWork(int threads, Optional<TraceFolder> traces) {

    /** One after the other, and nothing is kept. */
    public static final CaptureWork PLAIN = new CaptureWork(1, Optional.empty());

    public CaptureWork {
        if (threads < 1 || threads > 1_024) {
            throw new UnusableInput("%d threads: name 1 to 1024".formatted(threads));
        }
    }

    /** As many at a time as this machine has processors. */
    public static CaptureWork parallel(Optional<TraceFolder> traces) {
        return new CaptureWork(Runtime.getRuntime().availableProcessors(), traces);
    }
}
