package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.time.Instant;

/**
 * What somebody tells of a sensor that ran a version.
 *
 * @param number of the version
 * @param seen what the sensor saw
 */
public record FieldReport(SignatureId signature, int number, Seen seen, Actor actor, Instant at) {

    /**
     * What a sensor saw of a version.
     *
     * @param hours that it ran it, since the report before
     * @param falsePositives hits that were wrong
     * @param note in words; asked for where hits were wrong
     */
    public record Seen(SensorName sensor, int hours, int falsePositives, String note) {

        private static final int HOURS_OF_A_YEAR = 366 * 24;
        private static final int MOST_FALSE_POSITIVES = 1_000_000;

        public Seen {
            if (hours < 0 || hours > HOURS_OF_A_YEAR) {
                throw new IllegalArgumentException("hours: 0 to %d can be reported at once".formatted(HOURS_OF_A_YEAR));
            }
            if (falsePositives < 0 || falsePositives > MOST_FALSE_POSITIVES) {
                throw new IllegalArgumentException("falsePositives: 0 to %d can be reported at once".formatted(MOST_FALSE_POSITIVES));
            }
            if (hours == 0 && falsePositives == 0) {
                throw new IllegalArgumentException("this reports nothing: give hours, falsePositives or both");
            }
            note = note == null || note.isBlank() ? "" : new Why(note).text();
            if (falsePositives > 0 && note.isEmpty()) {
                throw new IllegalArgumentException("note: say what was hit wrongly, for whoever mends the signature");
            }
        }
    }
}
