package io.skywarden.problem;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** A failure nobody foresaw: the log gets all of it, the caller gets only the reference to find it by. */
final class UnexpectedFailure {

    private static final Logger LOG = Logger.getLogger("io.skywarden.problem");
    private static final AtomicLong SEEN = new AtomicLong();

    private UnexpectedFailure() {}

    /** Unique within a run of the service on this machine, which is what a search in its log needs. */
    static Problem logged(Throwable failure) {
        String reference = "failure-%d-%d".formatted(ProcessHandle.current().pid(), SEEN.incrementAndGet());
        LOG.errorf(failure, "%s: a request failed unexpectedly", reference);
        return new Problem(Kind.UNEXPECTED, "the service's log tells more under " + reference, Map.of("reference", reference));
    }
}
