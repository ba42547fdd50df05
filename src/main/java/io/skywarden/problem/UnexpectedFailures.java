package io.skywarden.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The last net under every resource; catching all is its purpose. */
@Provider
final class UnexpectedFailures implements ExceptionMapper<Throwable> {

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(Throwable failure) {
        return ProblemAnswer.to(asked, UnexpectedFailure.logged(failure));
    }
}
