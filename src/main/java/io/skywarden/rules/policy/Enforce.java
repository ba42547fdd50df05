package io.skywarden.rules.policy;

import io.skywarden.catalogue.Probation;
import io.skywarden.signature.SignatureId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the version in force of a signature must have behind it before its hits do what the policy's action says. Until then they alert.
 *
 * @param after how long ago it was first published under the policy
 * @param sensorHours how long sensors watched it, as people reported; none of them may have told of a false positive
 * @param met the signatures that have met it, by the record; who has no record knows of none
 */
public record Enforce(Duration after, int sensorHours, Set<SignatureId> met) {

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final int MOST_HOURS = 100_000_000;

    public Enforce {
        met = Set.copyOf(met);
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new RefusedValue("after", "at most %d days can be waited for".formatted(LONGEST.toDays()));
        }
        if (sensorHours < 0 || sensorHours > MOST_HOURS) {
            throw new RefusedValue("sensor-hours", "at most %d hours can be asked for".formatted(MOST_HOURS));
        }
        if (after.isZero() && sensorHours == 0) {
            throw new RefusedValue("enforce", "asks for nothing: say 'after', 'sensor-hours' or both, or leave 'enforce' out");
        }
    }

    /** From when on the conditions hold if nobody reports anything more; nothing while more than time is missing. */
    public Optional<Instant> holdsFrom(Probation behind) {
        return behind.published().filter(_ -> behind.falsePositives() == 0 && behind.hours() >= sensorHours).map(first -> first.plus(after));
    }

    /** Whether they hold at this moment. */
    public boolean holds(Probation behind, Instant now) {
        return holdsFrom(behind).filter(from -> !from.isAfter(now)).isPresent();
    }

    Enforce with(Set<SignatureId> known) {
        return new Enforce(after, sensorHours, known);
    }
}
