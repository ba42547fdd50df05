package io.skywarden.proof.engine;

import java.time.Duration;

/** When waiting for another process ends. It measures elapsed time only, hence the machine's stopwatch and not a clock. */
record Deadline(long nanos, Duration limit) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /** At least 1, since 0 means "for ever" to those who wait. */
    long millisLeft() {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
    }
}
