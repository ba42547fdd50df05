package io.skywarden.rules.plan;

/** A dialect has no words for a part of a signature; the message says which words are missing. */
public final class Unsayable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unsayable(String reason) {
        super(reason);
    }
}
