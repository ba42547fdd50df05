package io.skywarden.rules;

/** Rule numbers that cannot be relied on: a broken or stale lock file, or no number left. */
public final class SidLockUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SidLockUnusable(String complaint) {
        super(complaint);
    }

    SidLockUnusable(String complaint, Throwable cause) {
        super(complaint, cause);
    }
}
