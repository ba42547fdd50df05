package io.skywarden.catalogue.git;

/** Git cannot answer: it is absent, there is no repository, or no such revision. Says how to mend it. */
public final class GitUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GitUnusable(String what) {
        super(what);
    }
}
