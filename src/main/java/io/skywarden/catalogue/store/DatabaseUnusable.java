package io.skywarden.catalogue.store;

/** A database that does not do what is asked of it. The message says which, and what to do. */
public final class DatabaseUnusable extends RuntimeException {

    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, Throwable cause) {
        super(message + ": " + String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "), cause);
    }
}
