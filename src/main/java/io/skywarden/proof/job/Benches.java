package io.skywarden.proof.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Benches that wait for the next piece of the same job, since starting engines takes longer than judging a piece. */
final class Benches {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private record Idle(String of, LaidOut bench, Instant since) {}

    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Clock clock;

    Benches(Clock clock) {
        this.clock = clock;
    }

    /** One that is idle, or a new one. Whoever takes it gives it back or closes it. */
    LaidOut take(String of, Supplier<LaidOut> open) {
        synchronized (this) {
            for (Iterator<Idle> each = idle.iterator(); each.hasNext();) {
                Idle next = each.next();
                if (next.of.equals(of)) {
                    each.remove();
                    return next.bench;
                }
            }
        }
        return open.get();
    }

    synchronized void give(String of, LaidOut bench) {
        idle.add(new Idle(of, bench, clock.instant()));
    }

    /** Closes those that waited in vain. */
    void sweep() {
        closeIdleSince(clock.instant().minus(LONGEST_WAIT));
    }

    void closeAll() {
        closeIdleSince(Instant.MAX);
    }

    private void closeIdleSince(Instant moment) {
        List<Idle> over = new ArrayList<>();
        synchronized (this) {
            idle.removeIf(each -> !each.since.isAfter(moment) && over.add(each));
        }
        over.forEach(each -> each.bench.close());
    }
}
