package io.skywarden.proof;

/** A proof cannot even begin: says what it was given and how to mend it. */
public final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableInput(String what) {
        super(what);
    }
}
