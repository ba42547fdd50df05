package io.skywarden.catalogue.http;

import io.skywarden.access.Role;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Step;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The steps of a version through review, each with those who may take it. */
@Path("/api/v1/signatures/{id}/versions/{number: [1-9][0-9]{0,8}}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class StepsResource {

    private final Review review;
    private final Changes changes;
    private final Asker asker;

    StepsResource(Review review, Changes changes, Asker asker) {
        this.review = review;
        this.changes = changes;
        this.asker = asker;
    }

    @POST
    @Path("submit")
    @RolesAllowed(Role.Name.ANALYST)
    @Operation(summary = "Hands a draft in: the service proves it, then a reviewer is asked")
    public Response submit(@PathParam("id") SignatureId id, @PathParam("number") int number, ReasonDocument reason) {
        return take(id, number, Step.SUBMIT, reason);
    }

    @POST
    @Path("approve")
    @RolesAllowed(Role.Name.REVIEWER)
    @Operation(summary = "Approves a proven version; never the author's own")
    public Response approve(@PathParam("id") SignatureId id, @PathParam("number") int number, ReasonDocument reason) {
        return take(id, number, Step.APPROVE, reason);
    }

    @POST
    @Path("send-back")
    @RolesAllowed({Role.Name.REVIEWER, Role.Name.PUBLISHER})
    @Operation(summary = "Makes it a draft again, with a comment on what to mend")
    public Response sendBack(@PathParam("id") SignatureId id, @PathParam("number") int number, ReasonDocument reason) {
        return take(id, number, Step.SEND_BACK, reason);
    }

    @POST
    @Path("activate")
    @RolesAllowed(Role.Name.PUBLISHER)
    @Operation(summary = "Puts an approved version in force: the next bundle has it")
    public Response activate(@PathParam("id") SignatureId id, @PathParam("number") int number, ReasonDocument reason) {
        return take(id, number, Step.ACTIVATE, reason);
    }

    @POST
    @Path("comments")
    @RolesAllowed({Role.Name.ANALYST, Role.Name.REVIEWER, Role.Name.PUBLISHER})
    @Operation(summary = "A remark about a version, kept in its history")
    public Response comment(@PathParam("id") SignatureId id, @PathParam("number") int number, ReasonDocument text) {
        review.comment(id, number, asker.actor(), ReasonDocument.why(text));
        return Response.noContent().build();
    }

    private Response take(SignatureId id, int number, Step step, ReasonDocument reason) {
        Why why = ReasonDocument.why(reason);
        Actor actor = asker.actor();
        int revision = asker.revision();
        return changes.answer(asker, 200, List.of(step.word(), id.value(), "" + number, why.text(), "" + revision),
                () -> review.take(id, number, step, actor, why, revision));
    }
}
