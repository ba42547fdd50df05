package io.skywarden.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Makes limits as the operator set them. */
@Singleton
public final class RateLimits {

    private final LimitSettings settings;
    private final Clock clock;

    public RateLimits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A limit of this name; burst and rate are those of the settings, or else these. Make it once and keep it. */
    public RateLimit named(String name, int burst, double perMinute) {
        Optional<LimitSettings.Allowance> set = Optional.ofNullable(settings.byName().get(name));
        return new RateLimit(name, set.map(allowance -> allowance.burst().orElse(burst)).orElse(burst),
                set.map(allowance -> allowance.perMinute().orElse(perMinute)).orElse(perMinute), clock);
    }
}
