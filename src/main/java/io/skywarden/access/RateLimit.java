package io.skywarden.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each of many may do a thing: a bucket of tokens for each key, refilled at a steady rate. It remembers the keys
 * asked for last, up to a fixed number; one that is forgotten begins with a full bucket.
 */
public final class RateLimit {

    static final int MOST_KEYS = 10_000;
    private static final double NANOS_OF_A_MINUTE = Duration.ofMinutes(1).toNanos();

    private record Bucket(double tokens, Instant at) {}

    private final String name;
    private final int burst;
    private final double perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /**
     * @param burst how many at once, after a pause
     * @param perMinute how many in the long run
     */
    RateLimit(String name, int burst, double perMinute, Clock clock) {
        if (burst < 1 || !(perMinute > 0)) {
            throw new IllegalArgumentException(
                    "skywarden.limits.%s: burst is at least 1 and per-minute more than 0".formatted(name));
        }
        this.name = name;
        this.burst = burst;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes one; if none is left, says how long to wait, in whole seconds. */
    public synchronized Optional<Duration> take(String key) {
        Instant now = clock.instant();
        Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
        // A clock that was set back refills nothing, and takes nothing away.
        double elapsed = Math.max(0, Duration.between(before.at(), now).toNanos());
        double tokens = Math.min(burst, before.tokens() + elapsed * perMinute / NANOS_OF_A_MINUTE);
        boolean allowed = tokens >= 1;
        buckets.put(key, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed ? Optional.empty() : Optional.of(Duration.ofSeconds((long) Math.ceil((1 - tokens) * 60 / perMinute)));
    }

    synchronized int remembered() {
        return buckets.size();
    }

    @Override
    public String toString() {
        return "%s: %d at once, %s a minute".formatted(name, burst, perMinute);
    }
}
