package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.Comparator;
import java.util.Locale;

/**
 * What the rule of one part of a signature cost an engine.
 *
 * @param checks how often the engine began to look whether it fits
 * @param matches how often it fitted; it may several times in one check
 * @param micros how long that took, in microseconds
 */
public record PartCost(SignatureId signature, String part, long checks, long matches, long micros) {

    /** The dearest first. */
    static final Comparator<PartCost> DEAREST = Comparator.comparingLong(PartCost::micros).reversed()
            .thenComparing(cost -> cost.signature().value()).thenComparing(PartCost::part);

    /** Microseconds for each check. */
    public double average() {
        return checks == 0 ? 0 : (double) micros / checks;
    }

    /** In one line. */
    public String told() {
        return "%s (%s): %d checks, %d matches, %d µs, %s µs a check".formatted(signature, part, checks, matches, micros, averageTold());
    }

    /** The average as it is written for people. */
    public String averageTold() {
        return String.format(Locale.ROOT, "%.2f", average());
    }
}
