package io.skywarden.rules.policy;

import io.skywarden.signature.SignatureId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One signature that a policy treats otherwise for a while, and why.
 *
 * @param action what a hit does instead; nothing for a signature that is left out
 * @param until the last day it holds; after it the policy cannot be used until somebody has decided again
 */
public record Deviation(SignatureId signature, Optional<Action> action, String reason, LocalDate until) {

    private static final int LONGEST_REASON = 400;

    public Deviation {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedValue("reason", "a reason is a text of 1 to %d characters: say why, for whoever decides again".formatted(LONGEST_REASON));
        }
    }

    /** The first moment of the day behind the last one. */
    Instant over() {
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }
}
