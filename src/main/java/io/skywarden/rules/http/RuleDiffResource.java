package io.skywarden.rules.http;

import io.quarkus.security.Authenticated;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.rules.RuleDiff;
import io.skywarden.rules.SidBook;
import io.skywarden.signature.SignatureId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the rules of a signature change from one version to another. */
@Path("/api/v1/signatures/{id}/rule-diff")
@Produces(MediaType.APPLICATION_JSON)
final class RuleDiffResource {

    private final Catalogue catalogue;
    private final SidBook sids;
    private final KnownEngines engines;

    RuleDiffResource(Catalogue catalogue, SidBook sids, KnownEngines engines) {
        this.catalogue = catalogue;
        this.sids = sids;
        this.engines = engines;
    }

    /** One unified diff for each engine; its text is empty when no rule changes. */
    record RuleDiffDocument(int from, int to, List<RuleDiff> engines) {}

    @GET
    @Authenticated
    @Operation(summary = "What of the rendered rules changed between two versions; by default the version in force and the newest")
    public RuleDiffDocument diff(@PathParam("id") SignatureId id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Head head = catalogue.head(id);
        SignatureVersion before = catalogue.version(id, number("from", from, head.force().map(Head.Force::number).orElse(1)));
        SignatureVersion after = catalogue.version(id, number("to", to, head.latest()));
        return new RuleDiffDocument(before.number(), after.number(),
                RuleDiff.between(before.signature(), after.signature(), sids.current(), engines.all()));
    }

    private static int number(String parameter, String given, int otherwise) {
        if (given != null && !given.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "%s '%s' is not the number of a version".formatted(parameter, given)));
        }
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
