package io.skywarden.proof.job;

import java.time.Duration;

/** Nothing is wrong with a piece, but it is not for this worker. Another may take it. */
public final class Elsewhere extends RuntimeException {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final Duration pause;

    private Elsewhere(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    /** This machine has other captures, templates or engines than the job asks for. */
    static Elsewhere otherCircumstances(ProofJob job) {
        return new Elsewhere("%s is left to others: captures, templates or engines of this machine are not those it is to be judged with".formatted(job),
                LONG_ENOUGH);
    }

    /** What a judge says while it is being stopped is no verdict. */
    static Elsewhere stopping() {
        return new Elsewhere("this worker stops and leaves its piece to others", Duration.ZERO);
    }

    /** How long the others are given. */
    public Duration pause() {
        return pause;
    }
}
