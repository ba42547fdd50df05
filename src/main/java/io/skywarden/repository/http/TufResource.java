package io.skywarden.repository.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The TUF repository. A root version that is not there must be a 404: by that a client knows it has the newest (TUF 5.3.3). */
@Path("/tuf")
@Blocking
final class TufResource {

    private final PublishedFiles published;

    TufResource(PublishedFiles published) {
        this.published = published;
    }

    @GET
    @PermitAll
    @Path("metadata/{name}")
    @Operation(summary = "TUF metadata")
    public Response metadata(@PathParam("name") String name, @Context Request request) {
        return FeedFile.answer(request, FeedName.isMetadata(name) ? published.metadata(name) : Optional.empty(), Freshness.ofMetadata(name));
    }

    @GET
    @PermitAll
    @Path("targets/{path: .+}")
    @Operation(summary = "A TUF target")
    public Response target(@PathParam("path") String path, @Context Request request) {
        return FeedFile.answer(request, FeedName.isTarget(path) ? published.target(path) : Optional.empty(), Freshness.ofTarget(path));
    }
}
