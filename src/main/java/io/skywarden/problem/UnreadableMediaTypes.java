package io.skywarden.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Refuses a Content-Type that is none, by which the framework would fail where it chooses between two methods. */
@Provider
@PreMatching
final class UnreadableMediaTypes implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            if (type != null) {
                MediaType.valueOf(type);
            }
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(new Problem(Kind.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is no media type, such as application/json"));
        }
    }
}
