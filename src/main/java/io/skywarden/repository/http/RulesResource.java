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

/** Bundles by plain URL, for clients that know nothing of TUF. */
@Path("/rules")
@Blocking
final class RulesResource {

    private final PublishedFiles published;

    RulesResource(PublishedFiles published) {
        this.published = published;
    }

    @GET
    @PermitAll
    @Path("{channel}/{engine}/{policy}/{file}")
    @Operation(summary = "A bundle of rules, or the checksum or signature beside it")
    public Response rules(@PathParam("channel") String channel, @PathParam("engine") String engine,
            @PathParam("policy") String policy, @PathParam("file") String file, @Context Request request) {
        boolean named = FeedName.isWord(channel) && FeedName.isEngine(engine) && FeedName.isWord(policy) && FeedName.isBundleFile(file);
        return FeedFile.answer(request, named ? published.rules(channel, engine, policy, file) : Optional.empty(), Freshness.ASK);
    }
}
