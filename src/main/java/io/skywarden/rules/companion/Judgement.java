package io.skywarden.rules.companion;

import io.skywarden.signature.Family;
import io.skywarden.signature.MalformedSignature;
import java.time.LocalDate;

/**
 * What is held of an endpoint.
 *
 * @param asOf the day for which the source says so; older means less sure
 */
public record Judgement(Family family, Exclusivity exclusivity, LocalDate asOf, String source) {

    private static final int LONGEST_SOURCE = 200;

    public Judgement {
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new MalformedSignature("source", "a source is 1 to %d characters that say who found it out".formatted(LONGEST_SOURCE));
        }
    }
}
