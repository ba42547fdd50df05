package io.skywarden.proof;

import java.time.Duration;

/**
 * How much a dry run may cost.
 *
 * @param corpusCaptures how many reference captures it judges at the most
 * @param corpusTime how long it goes on with them
 * @param time how long the judges go on with the recipe and the captures that were sent
 */
public record DryRunBounds(int corpusCaptures, Duration corpusTime, Duration time) {

    public DryRunBounds {
        if (corpusCaptures < 0 || corpusTime.isNegative() || !time.isPositive()) {
            throw new IllegalArgumentException("a dry run of %d captures in %s and %s: none is negative, and the last is not 0"
                    .formatted(corpusCaptures, corpusTime, time));
        }
    }
}
