package io.skywarden.proof.job;

import java.util.Locale;

/** How far a job is. */
public enum JobState {
    /** No worker has laid it out yet. */
    WAITING,
    RUNNING,
    /** There is a result, whichever. */
    DONE,
    /** The machine failed, again and again: nothing is known of what was to be proven. */
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return switch (this) {
            case WAITING, RUNNING -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
