package io.skywarden.rules;

import io.skywarden.rules.sandbox.TemplateTrouble;

/** A folder of rule templates that cannot be used, or an engine that none of them is for: what, where, and how to mend it. */
public final class EngineUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineUnusable(String complaint) {
        super(onALine(complaint));
    }

    EngineUnusable(String complaint, Throwable cause) {
        super(onALine(complaint), cause);
    }

    /** Words of a file that is not ours go to terminals and logs with it. */
    private static String onALine(String complaint) {
        return complaint.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ");
    }

    /** Whether it is a template that was stopped at a limit. */
    boolean stopped() {
        return getCause() instanceof TemplateTrouble trouble && trouble.stopped();
    }
}
