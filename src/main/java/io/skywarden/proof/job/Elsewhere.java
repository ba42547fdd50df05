package io.skywarden.proof.job;

/** This machine has other captures, templates or engines than the job asks for; another machine may have them. */
public final class Elsewhere extends RuntimeException {

    Elsewhere(String message) {
        super(message);
    }
}
