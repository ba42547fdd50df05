package io.skywarden.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Turns a problem into the answer of a resource. */
public final class ProblemAnswer {

    private ProblemAnswer() {}

    /** Never cached: what is unknown now may be there in a minute. */
    public static Response to(UriInfo asked, Problem problem) {
        return Response.status(problem.kind().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemDocument.of(problem, asked.getRequestUri().getRawPath()))
                .build();
    }
}
