package io.skywarden.access.http;

import io.quarkus.security.UnauthorizedException;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers requests without a token where one is needed. */
@Provider
@Priority(Priorities.AUTHENTICATION)
final class AnonymousRequests implements ExceptionMapper<UnauthorizedException> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(UnauthorizedException refused) {
        return ProblemAnswer.to(asked, new Problem(Kind.UNAUTHENTICATED,
                "this needs a token: POST /api/v1/tokens gives one, send it as 'Authorization: Bearer …'"));
    }
}
