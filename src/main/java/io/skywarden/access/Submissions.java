package io.skywarden.access;

import io.skywarden.access.AccessFailure.TooManySubmissions;
import jakarta.inject.Singleton;

/** How often one caller may hand in a document that must be read and judged. */
@Singleton
public final class Submissions {

    private final RateLimit byUser;

    public Submissions(RateLimits limits) {
        this.byUser = limits.named("submit", 60, 30);
    }

    /** Counts one more of this caller, or refuses it. */
    public void count(String caller) {
        byUser.take(caller).ifPresent(wait -> {
            throw new TooManySubmissions(wait);
        });
    }
}
