package io.skywarden.repository;

/** A value or a text that canonical JSON refuses; says which part, and what would be accepted. */
public final class NotCanonical extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotCanonical(String complaint) {
        super(complaint);
    }
}
