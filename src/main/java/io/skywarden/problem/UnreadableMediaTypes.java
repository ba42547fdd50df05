package io.skywarden.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses a Content-Type that is none, by which the framework would fail where it chooses between two methods. */
@Provider
@PreMatching
final class UnreadableMediaTypes implements ContainerRequestFilter {

    private static final Set<String> WITH_BODIES = Set.of("POST", "PUT", "PATCH");

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            if (type != null && WITH_BODIES.contains(request.getMethod())) {
                MediaType.valueOf(type);
            }
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(new Problem(Kind.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is no media type, such as application/json"));
        }
    }
}
