package io.skywarden.proof;

/** A judge was stopped in the middle of a capture; what it found so far says nothing. */
final class TimeOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeOver() {
        super("the time for it was over");
    }
}
