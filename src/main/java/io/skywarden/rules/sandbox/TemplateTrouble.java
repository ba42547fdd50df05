package io.skywarden.rules.sandbox;

/** A template that cannot be used: which, line and column, what is wrong, and how to mend it. */
public final class TemplateTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean stopped;

    private TemplateTrouble(String complaint, boolean stopped) {
        super(complaint);
        this.stopped = stopped;
    }

    static TemplateTrouble broken(String complaint) {
        return new TemplateTrouble(complaint, false);
    }

    /** It had to be killed. */
    static TemplateTrouble stopped(String complaint) {
        return new TemplateTrouble(complaint, true);
    }

    /** Whether it was stopped at a limit: trying more with it costs as much again. */
    public boolean stopped() {
        return stopped;
    }
}
