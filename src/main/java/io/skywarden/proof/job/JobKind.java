package io.skywarden.proof.job;

import java.util.Locale;

/** Why something is proven. */
public enum JobKind {
    /** A version was handed in: its way goes on, or back to its author, by what is found. */
    SUBMISSION,
    /** All that is in force is to be published. */
    RELEASE,
    /** Captures or judges are others than before: does what is in force still hold? */
    REPROOF;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
