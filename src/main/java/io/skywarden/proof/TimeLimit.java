package io.skywarden.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says whether the time for a piece of work is over; who works asks now and then. */
@FunctionalInterface
interface TimeLimit {

    /** For work that takes as long as it takes. */
    TimeLimit NONE = () -> false;

    boolean passed();

    static TimeLimit of(InstantSource clock, Duration time) {
        Instant end = clock.instant().plus(time);
        return () -> clock.instant().isAfter(end);
    }
}
