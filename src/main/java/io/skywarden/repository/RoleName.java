package io.skywarden.repository;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The four top-level roles (TUF 2.1), each with how long its metadata lives and how early it is signed again. */
enum RoleName {
    ROOT(Duration.ofDays(365), Duration.ofDays(60)),
    TARGETS(Duration.ofDays(90), Duration.ofDays(30)),
    SNAPSHOT(Duration.ofDays(7), Duration.ofHours(84)),
    TIMESTAMP(Duration.ofDays(1), Duration.ofHours(12));

    private final Duration life;
    private final Duration renewal;

    RoleName(Duration life, Duration renewal) {
        this.life = life;
        this.renewal = renewal;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name inside metadata, never with a version (TUF 6.2.1). */
    String plainFile() {
        return text() + ".json";
    }

    /** The name on disk: VERSION.ROLE.json, but for the timestamp, which a client asks for without a version (TUF 6.2.1). */
    String file(long version) {
        return this == TIMESTAMP ? plainFile() : version + "." + plainFile();
    }

    /** When metadata signed now ends; TUF 4.2.3 knows no fractions of a second. */
    Instant expiry(Clock clock) {
        return clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
    }

    boolean isDue(Instant expires, Clock clock) {
        return expires.minus(renewal).isBefore(clock.instant());
    }
}
