package io.skywarden.capture.trace;

/** A trace that does not hold what was written: it is thrown away and made again, never trusted. */
public final class TraceDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceDamaged(String what) {
        super("the trace " + what);
    }
}
