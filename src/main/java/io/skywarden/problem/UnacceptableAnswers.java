package io.skywarden.problem;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;

/** Refuses what accepts nothing there is, where the framework forgets to: it does when it chose between two methods by the body. */
@Provider
final class UnacceptableAnswers implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        List<MediaType> produced = produced();
        if (request.getHeaderString(HttpHeaders.ACCEPT) == null || produced.isEmpty()) {
            return;
        }
        if (accepted(request).stream().noneMatch(type -> produced.stream().anyMatch(type::isCompatible))) {
            throw new Refusal(new Problem(Kind.NOT_ACCEPTABLE, StatusDetail.of(Kind.NOT_ACCEPTABLE, request.getUriInfo().getRequestUri().getRawPath())));
        }
    }

    private static List<MediaType> accepted(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?")).toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private List<MediaType> produced() {
        Produces produces = resource.getResourceMethod() == null ? null : resource.getResourceMethod().getAnnotation(Produces.class);
        if (produces == null && resource.getResourceClass() != null) {
            produces = resource.getResourceClass().getAnnotation(Produces.class);
        }
        return produces == null ? List.of() : Arrays.stream(produces.value()).map(MediaType::valueOf).toList();
    }
}
