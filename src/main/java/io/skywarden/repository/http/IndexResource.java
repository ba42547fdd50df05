package io.skywarden.repository.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The index of sources, for {@code SOURCE_INDEX_URL} of suricata-update. */
@Path("/index.yaml")
@Blocking
final class IndexResource {

    private final PublishedFiles published;
    private final Optional<URI> publicUrl;

    IndexResource(PublishedFiles published, @ConfigProperty(name = "skywarden.public-url") Optional<URI> publicUrl) {
        this.published = published;
        this.publicUrl = publicUrl;
    }

    @GET
    @PermitAll
    @Operation(summary = "The index of sources for suricata-update")
    public Response index(@Context Request request, @Context UriInfo asked) {
        byte[] index = published.index(publicUrl.orElseGet(asked::getBaseUri)).orElseThrow(FeedFile::notPublished);
        return FeedAnswer.of(request, index, "application/yaml", Freshness.ASK);
    }
}
