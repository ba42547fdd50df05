package io.skywarden.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the clock of the machine. */
final class MachineClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
