package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Catalogue;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The signatures as they are now. */
@Path("/api/v1/signatures")
@Produces(MediaType.APPLICATION_JSON)
final class SignaturesResource {

    private final Catalogue catalogue;

    SignaturesResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @PermitAll
    @Operation(summary = "The latest version of every signature, in order of the ids")
    public List<ListingDocument> all(@QueryParam("state") String state, @QueryParam("family") String family) {
        return catalogue.signatures().stream().filter(Filter.of(state, family)).map(ListingDocument::of).toList();
    }

    @GET
    @PermitAll
    @Path("{id}")
    @Operation(summary = "The latest version of one signature")
    public VersionDocument latest(@PathParam("id") SignatureId id) {
        return VersionDocument.of(catalogue.latest(id));
    }
}
