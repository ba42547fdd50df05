package io.skywarden.repository.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Bundles by plain URL, for clients that know nothing of TUF. */
@Path("/rules")
@Blocking
final class RulesResource {

    private final PublishedFiles published;
    private final Optional<URI> publicUrl;

    RulesResource(PublishedFiles published, @ConfigProperty(name = "skywarden.public-url") Optional<URI> publicUrl) {
        this.published = published;
        this.publicUrl = publicUrl;
    }

    @GET
    @PermitAll
    @Path("{channel}/{engine}/version.txt")
    @Operation(summary = "The number that rises whenever a bundle of that engine on that channel changes")
    public Response version(@PathParam("channel") String channel, @PathParam("engine") String engine, @Context Request request) {
        return FeedFile.answer(request, isFeed(channel, engine) ? published.version(channel, engine) : Optional.empty(), Freshness.ASK);
    }

    @GET
    @PermitAll
    @Path("{channel}/{engine}/opnsense.xml")
    @Operation(summary = "The description of the bundles for OPNsense")
    public Response opnsense(@PathParam("channel") String channel, @PathParam("engine") String engine, @Context Request request,
            @Context UriInfo asked) {
        byte[] ruleset = (isFeed(channel, engine) ? published.opnsense(publicUrl.orElseGet(asked::getBaseUri), channel, engine)
                : Optional.<byte[]>empty()).orElseThrow(FeedFile::notPublished);
        return FeedAnswer.of(request, ruleset, "application/xml", Freshness.ASK);
    }

    @GET
    @PermitAll
    @Path("{channel}/{engine}/{policy}/{file}")
    @Operation(summary = "A bundle of rules, or the checksum or signature beside it")
    public Response rules(@PathParam("channel") String channel, @PathParam("engine") String engine,
            @PathParam("policy") String policy, @PathParam("file") String file, @Context Request request) {
        boolean named = isFeed(channel, engine) && FeedName.isWord(policy) && FeedName.isBundleFile(file);
        return FeedFile.answer(request, named ? published.rules(channel, engine, policy, file) : Optional.empty(), Freshness.ASK);
    }

    private static boolean isFeed(String channel, String engine) {
        return FeedName.isWord(channel) && FeedName.isEngine(engine);
    }
}
