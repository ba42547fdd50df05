package io.skywarden.rules;

import java.util.List;

/** A lock file and the service's own numbers that contradict each other. Nothing was taken; a person decides. */
public final class SidConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> conflicts;

    SidConflict(List<String> conflicts) {
        super("the lock file and the database disagree about sids, so nothing was taken from the file:\n- "
                + String.join("\n- ", conflicts));
        this.conflicts = List.copyOf(conflicts);
    }

    /** One line each: what stands where, and how to decide. */
    public List<String> conflicts() {
        return conflicts;
    }
}
