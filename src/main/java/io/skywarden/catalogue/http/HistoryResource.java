package io.skywarden.catalogue.http;

import io.quarkus.security.Authenticated;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.ModelDiff;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What happened to one signature, and what changed between two of its versions. */
@Path("/api/v1/signatures/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
final class HistoryResource {

    private final Catalogue catalogue;

    HistoryResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("history")
    @Authenticated
    @Operation(summary = "The audit records of one signature, oldest first: steps, comments, retirement")
    public List<RecordDocument> history(@PathParam("id") SignatureId id) {
        return catalogue.records(id).stream().map(RecordDocument::of).toList();
    }

    @GET
    @Path("diff")
    @Authenticated
    @Operation(summary = "What of the model changed between two versions; by default the version in force and the newest")
    public DiffDocument diff(@PathParam("id") SignatureId id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Head head = catalogue.head(id);
        SignatureVersion before = catalogue.version(id, VersionNumber.of("from", from, head.force().map(Head.Force::number).orElse(1)));
        SignatureVersion after = catalogue.version(id, VersionNumber.of("to", to, head.latest()));
        return DiffDocument.of(before.number(), after.number(), ModelDiff.between(before.content().form(), after.content().form()));
    }
}
