package io.skywarden.catalogue.http;

import io.skywarden.access.Role;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.Probations;
import io.skywarden.catalogue.RuleNumbers;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people tell of sensors: it decides which versions may do more than alert. */
@Path("/api/v1/feedback")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class FeedbackResource {

    private final Probations probations;
    private final RuleNumbers rules;
    private final Changes changes;
    private final Asker asker;

    FeedbackResource(Probations probations, RuleNumbers rules, Changes changes, Asker asker) {
        this.probations = probations;
        this.rules = rules;
        this.changes = changes;
        this.asker = asker;
    }

    @POST
    @RolesAllowed({Role.Name.ANALYST, Role.Name.PUBLISHER})
    @Operation(summary = "How long a sensor ran a version, and how many of its hits were wrong; a wrong hit of what is enforced makes it an alert again")
    public Response report(FeedbackRequest sent) {
        FeedbackRequest request = FeedbackRequest.checked(sent);
        SignatureId id = request.id();
        FieldReport.Seen seen = request.seen();
        Actor actor = asker.actor();
        return changes.answer(asker, request.words(), "/api/v1/signatures/%s/feedback".formatted(id),
                () -> ReportDocument.of(probations.report(id, version(request, id), seen, actor)));
    }

    /** Sensors know the newest version that was published; a newer one may be in force already. */
    private int version(FeedbackRequest request, SignatureId id) {
        if (request.version() != null) {
            return request.version();
        }
        OptionalInt newest = probations.newestPublished(id);
        if (newest.isEmpty() || rules.owner(request.sid(), request.rev()).filter(id::equals).isEmpty()) {
            throw new Refusal(new Problem(Kind.VERSION_UNKNOWN, "no published rule of %s has the sid %d and the revision %d now: name the version"
                    .formatted(id, request.sid(), request.rev()), Map.of("signature", id.value())));
        }
        return newest.getAsInt();
    }
}
