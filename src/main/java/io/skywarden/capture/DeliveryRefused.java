package io.skywarden.capture;

import java.util.Optional;

/** Captures that were sent and are not taken, with the reason and what to do. */
public final class DeliveryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Fault {
        /** A part of the form has a name nobody knows, or one capture came twice. */
        MALFORMED,
        /** Too many files, or one that is too long. */
        TOO_LARGE,
        /** What arrived is not what was promised. */
        OTHER_DIGEST,
        /** A file is nothing that can be decoded. */
        NOT_A_CAPTURE
    }

    private final Fault fault;
    private final String capture;

    DeliveryRefused(Fault fault, String what) {
        this(fault, what, null);
    }

    /** @param capture the name of the one it is about */
    DeliveryRefused(Fault fault, String what, String capture) {
        super(what);
        this.fault = fault;
        this.capture = capture;
    }

    public Fault fault() {
        return fault;
    }

    /** The capture it is about, when it is about one. */
    public Optional<String> capture() {
        return Optional.ofNullable(capture);
    }
}
