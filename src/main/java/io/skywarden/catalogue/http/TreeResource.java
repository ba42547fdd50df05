package io.skywarden.catalogue.http;

import io.quarkus.security.Authenticated;
import io.skywarden.access.Role;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.TreeConflict;
import io.skywarden.catalogue.TreeExport;
import io.skywarden.catalogue.TreeImport;
import io.skywarden.catalogue.Why;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.ModelDiff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The catalogue as a tree of files, and where it and the tree beside the service disagree. */
@Path("/api/v1/tree")
final class TreeResource {

    private final TreeImport trees;
    private final TreeExport export;
    private final Changes changes;
    private final Asker asker;

    TreeResource(TreeImport trees, TreeExport export, Changes changes, Asker asker) {
        this.trees = trees;
        this.export = export;
        this.changes = changes;
        this.asker = asker;
    }

    /**
     * Both sides of a conflict.
     *
     * @param changes what the tree would change in the catalogue
     */
    record ConflictDocument(String signature, Instant seen, String inTheTree, String inTheCatalogue, List<ModelDiff.Change> changes) {}

    /** A decision: which side goes on, "tree" or "catalogue", and why. */
    record DecisionDocument(String take, String reason) {}

    @GET
    @Produces("application/gzip")
    @Authenticated
    @Operation(summary = "All versions in force as a tree of files (tar.gz), which imports to the same content hashes")
    public Response files() {
        return Response.ok(TarGz.of(export.files())).header("Content-Disposition", "attachment; filename=\"signatures.tar.gz\"").build();
    }

    @GET
    @Path("conflicts")
    @Produces(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(summary = "Signatures that changed in the tree and in the catalogue")
    public List<ConflictDocument> conflicts() {
        return trees.conflicts().stream().map(this::shown).toList();
    }

    private ConflictDocument shown(TreeConflict conflict) {
        var here = export.standing(conflict.id());
        return new ConflictDocument(conflict.id().value(), conflict.seenAt(), conflict.content().contentHash(), here.contentHash(),
                ModelDiff.between(here.content().form(), conflict.content().form()));
    }

    @POST
    @Path("conflicts/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Name.REVIEWER, Role.Name.PUBLISHER})
    @Operation(summary = "Decides a conflict: the tree's content becomes a draft, or the catalogue's stays")
    public Response decide(@PathParam("id") SignatureId id, DecisionDocument decision) {
        if (decision == null || !List.of("tree", "catalogue").contains(String.valueOf(decision.take))) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "the body is to be {\"take\": \"tree\" or \"catalogue\", \"reason\": \"…\"}"));
        }
        Why why = Asker.why(decision.reason);
        Actor actor = asker.actor();
        int revision = asker.revision();
        return changes.answer(asker, 200, List.of("decide", id.value(), decision.take, why.text(), "" + revision),
                () -> trees.decide(id, decision.take.equals("tree"), actor, why, revision));
    }
}
