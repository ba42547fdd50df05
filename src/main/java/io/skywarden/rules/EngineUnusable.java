package io.skywarden.rules;

/** A folder of rule templates that cannot be used, or an engine that none of them is for: what, where, and how to mend it. */
public final class EngineUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineUnusable(String complaint) {
        super(complaint);
    }

    EngineUnusable(String complaint, Throwable cause) {
        super(complaint, cause);
    }
}
