package io.skywarden.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what an edge refused, or what the framework refused before any edge was reached. */
@Provider
final class RefusedRequests implements ExceptionMapper<WebApplicationException> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(WebApplicationException refused) {
        if (refused instanceof Refusal refusal) {
            return ProblemAnswer.to(asked, refusal.problem());
        }
        Response given = refused.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return ProblemAnswer.to(asked, UnexpectedFailure.logged(refused));
        }
        Kind kind = Kind.ofStatus(given.getStatus()).orElse(Kind.MALFORMED_REQUEST);
        Response answer = ProblemAnswer.to(asked, new Problem(kind, StatusDetail.of(kind, asked.getRequestUri().getRawPath())));
        return kind == Kind.METHOD_NOT_ALLOWED ? Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed(given)).build() : answer;
    }

    // A 405 must name the methods (RFC 9110, section 15.5.6). The framework leaves that out; all there is, is for reading.
    private static String allowed(Response given) {
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? "GET, HEAD, OPTIONS" : allow;
    }
}
