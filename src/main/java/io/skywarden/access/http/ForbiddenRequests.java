package io.skywarden.access.http;

import io.quarkus.security.ForbiddenException;
import io.skywarden.problem.ProblemAnswer;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;

/** Answers callers without the role that the asked method wants. */
@Provider
@Priority(Priorities.AUTHORIZATION)
final class ForbiddenRequests implements ExceptionMapper<ForbiddenException> {

    @Context
    UriInfo asked;

    @Context
    ResourceInfo resource;

    @Override
    public Response toResponse(ForbiddenException refused) {
        RolesAllowed wanted = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        return ProblemAnswer.to(asked, Forbidden.naming(wanted == null ? List.of() : Arrays.asList(wanted.value())));
    }
}
