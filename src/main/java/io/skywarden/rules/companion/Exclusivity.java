package io.skywarden.rules.companion;

import java.util.Locale;

/** Whose an endpoint is, and so what blocking it would cost. */
public enum Exclusivity {
    /** Nothing but consumer Skype needs it. */
    SAFE_TO_BLOCK("Nothing but consumer Skype needs these."),
    /** Nobody has shown whose it is. */
    UNVERIFIED("Nobody has shown that only Skype needs these: log before you block."),
    /** Microsoft Teams needs it too. */
    SHARED_WITH_TEAMS("WARNING: Microsoft Teams needs these. Blocking them breaks Teams, skype.com itself not excepted.");

    private final String warning;

    Exclusivity(String warning) {
        this.warning = warning;
    }

    /** One sentence or two for whoever opens a list of these. */
    String warning() {
        return warning;
    }

    /** The word in files and file names. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
