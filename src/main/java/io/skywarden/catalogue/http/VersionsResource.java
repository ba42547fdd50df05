package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.signature.SignatureId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The versions of one signature. */
@Path("/api/v1/signatures/{id}/versions")
final class VersionsResource {

    private static final String YAML = "application/yaml";

    private final Catalogue catalogue;

    VersionsResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All versions of one signature, newest first")
    public List<ListingDocument> all(@PathParam("id") SignatureId id) {
        return catalogue.history(id).stream().map(ListingDocument::of).toList();
    }

    @GET
    @Path("{number: [1-9][0-9]{0,8}}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One version, which never changes")
    public VersionDocument one(@PathParam("id") SignatureId id, @PathParam("number") int number) {
        return VersionDocument.of(catalogue.version(id, number));
    }

    @GET
    @Path("{number: [1-9][0-9]{0,8}}")
    @Produces(YAML)
    @Operation(summary = "One version as its author wrote it")
    public Response authored(@PathParam("id") SignatureId id, @PathParam("number") int number) {
        SignatureVersion version = catalogue.version(id, number);
        return Response.ok(version.text().signature(), YAML + ";charset=UTF-8").build();
    }
}
