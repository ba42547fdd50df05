package io.skywarden.proof.engine;

/** An engine that did not start, or that cannot be run at all: what it was, and the first errors it printed. */
public final class EngineTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineTrouble(String complaint) {
        super(complaint);
    }

    EngineTrouble(String complaint, Throwable cause) {
        super(complaint, cause);
    }
}
