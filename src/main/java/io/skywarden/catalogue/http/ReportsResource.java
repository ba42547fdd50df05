package io.skywarden.catalogue.http;

import io.quarkus.security.Authenticated;
import io.skywarden.catalogue.Probations;
import io.skywarden.signature.SignatureId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was told of sensors that ran a signature. */
@Path("/api/v1/signatures/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
final class ReportsResource {

    private final Probations probations;

    ReportsResource(Probations probations) {
        this.probations = probations;
    }

    @GET
    @Authenticated
    @Operation(summary = "What sensors saw of one signature, the latest 200 reports first, and under which policies its versions are enforced")
    public FeedbackDocument reports(@PathParam("id") SignatureId id) {
        return FeedbackDocument.of(probations.standings(id), probations.reports(id));
    }
}
