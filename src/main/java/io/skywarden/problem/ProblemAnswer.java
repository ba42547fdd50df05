package io.skywarden.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Turns a problem into the answer of a resource. */
public final class ProblemAnswer {

    /** The fact that says how many seconds to wait. */
    static final String PAUSE = "retryAfter";

    private ProblemAnswer() {}

    /** A 401 names the scheme (RFC 9110, section 11.6.1). Never cached: what is unknown now may be there in a minute. */
    public static Response to(UriInfo asked, Problem problem) {
        return Response.status(problem.kind().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.WWW_AUTHENTICATE, problem.kind() == Kind.UNAUTHENTICATED ? "Bearer" : null)
                .header(HttpHeaders.RETRY_AFTER, problem.facts().get(PAUSE))
                .entity(ProblemDocument.of(problem, asked.getRequestUri().getRawPath()))
                .build();
    }
}
