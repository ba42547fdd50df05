package io.skywarden.problem;

import jakarta.ws.rs.WebApplicationException;

/** A request that an edge refuses before the domain is asked. */
public final class Refusal extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail(), problem.kind().status());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
