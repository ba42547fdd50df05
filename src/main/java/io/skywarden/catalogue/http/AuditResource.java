package io.skywarden.catalogue.http;

import io.skywarden.access.Role;
import io.skywarden.catalogue.Audit;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit chain. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
final class AuditResource {

    private static final int PAGE = 200;

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** Whether the chain is whole. */
    record VerificationDocument(boolean holds, long records, String end, List<String> faults) {}

    @GET
    @RolesAllowed({Role.Name.AUDITOR, Role.Name.ADMIN})
    @Operation(summary = "Audit records after a number, oldest first, 200 at a time")
    public List<RecordDocument> records(@QueryParam("after") String after) {
        if (after != null && !after.matches("[0-9]{1,18}")) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "after '%s' is not the number of a record".formatted(after)));
        }
        return audit.after(after == null ? 0 : Long.parseLong(after), PAGE).stream().map(RecordDocument::of).toList();
    }

    @GET
    @Path("verification")
    @RolesAllowed({Role.Name.AUDITOR, Role.Name.ADMIN})
    @Operation(summary = "Walks the whole chain and tells what does not fit; whether the end of an earlier day is still in it, when that is given")
    public VerificationDocument verification(@QueryParam("end") String end) {
        if (end != null && !end.matches("[0-9a-f]{64}")) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "end '%s' is not the hash of a record: 64 digits 0-9 and a-f".formatted(end)));
        }
        Audit.Verification found = audit.verify(Optional.ofNullable(end));
        return new VerificationDocument(found.holds(), found.records(), found.end(), found.faults());
    }
}
