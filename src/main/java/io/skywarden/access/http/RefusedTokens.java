package io.skywarden.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers requests whose token is not a good one; why it is not would help only who made it up. */
@Provider
@Priority(Priorities.AUTHENTICATION)
final class RefusedTokens implements ExceptionMapper<AuthenticationFailedException> {

    @Context
    UriInfo asked;

    // RFC 6750, section 3.1.
    @Override
    public Response toResponse(AuthenticationFailedException refused) {
        Response answer = ProblemAnswer.to(asked, new Problem(Kind.UNAUTHENTICATED,
                "the token is unknown, expired or revoked, or its user is disabled; POST /api/v1/tokens gives a new one"));
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, null)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"").build();
    }
}
