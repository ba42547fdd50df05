package io.skywarden.repository.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The feed. A client such as suricata-update takes any 200 for rules, so nothing but published bytes is ever answered with
 * 200; all else is a 404, which makes it keep what it has.
 */
@Path("/")
@Blocking
final class FeedResource {

    private final PublishedFiles published;
    private final Optional<URI> publicUrl;

    FeedResource(PublishedFiles published, @ConfigProperty(name = "skywarden.public-url") Optional<URI> publicUrl) {
        this.published = published;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("rules/{channel}/{engine}/{policy}/{file}")
    @Operation(summary = "A bundle of rules, or the checksum or signature beside it")
    public Response rules(@PathParam("channel") String channel, @PathParam("engine") String engine,
            @PathParam("policy") String policy, @PathParam("file") String file, @Context Request request) {
        boolean named = FeedName.isWord(channel) && FeedName.isEngine(engine) && FeedName.isWord(policy) && FeedName.isBundleFile(file);
        return answer(request, named ? published.rules(channel, engine, policy, file) : Optional.empty(), Freshness.ASK);
    }

    @GET
    @Path("index.yaml")
    @Operation(summary = "The index of sources for suricata-update")
    public Response index(@Context Request request, @Context UriInfo asked) {
        byte[] index = published.index(publicUrl.orElseGet(asked::getBaseUri)).orElseThrow(FeedResource::notPublished);
        return FeedAnswer.of(request, index, "application/yaml", Freshness.ASK);
    }

    @GET
    @Path("tuf/metadata/{name}")
    @Operation(summary = "TUF metadata")
    public Response metadata(@PathParam("name") String name, @Context Request request) {
        return answer(request, FeedName.isMetadata(name) ? published.metadata(name) : Optional.empty(), Freshness.ofMetadata(name));
    }

    @GET
    @Path("tuf/targets/{path: .+}")
    @Operation(summary = "A TUF target")
    public Response target(@PathParam("path") String path, @Context Request request) {
        return answer(request, FeedName.isTarget(path) ? published.target(path) : Optional.empty(), Freshness.ofTarget(path));
    }

    private static Response answer(Request request, Optional<java.nio.file.Path> file, Freshness freshness) {
        java.nio.file.Path found = file.filter(Files::isRegularFile).orElseThrow(FeedResource::notPublished);
        return FeedAnswer.of(request, bytes(found), FeedAnswer.mediaType(found.getFileName().toString()), freshness);
    }

    private static byte[] bytes(java.nio.file.Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException takenBackMeanwhile) {
            throw notPublished();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal notPublished() {
        return new Refusal(new Problem(Kind.FILE_NOT_PUBLISHED, "nothing has been published under this path"));
    }
}
