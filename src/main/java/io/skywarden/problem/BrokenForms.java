package io.skywarden.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Arrays;

/** Answers a multipart form that cannot be taken apart, of which the framework says no more than that reading failed. */
@Provider
final class BrokenForms implements ExceptionMapper<IOException> {

    private static final String READER_OF_FORMS = "org.jboss.resteasy.reactive.server.core.multipart.";

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(IOException failure) {
        boolean ofTheForm = Arrays.stream(failure.getStackTrace()).limit(3).anyMatch(frame -> frame.getClassName().startsWith(READER_OF_FORMS));
        return ProblemAnswer.to(asked, ofTheForm
                ? new Problem(Kind.MALFORMED_REQUEST, "the multipart form is broken: it must end with its boundary, as the Content-Type names it, and '--'")
                : UnexpectedFailure.logged(failure));
    }
}
