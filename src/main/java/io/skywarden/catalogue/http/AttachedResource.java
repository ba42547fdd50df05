package io.skywarden.catalogue.http;

import io.quarkus.security.Authenticated;
import io.skywarden.access.Role;
import io.skywarden.catalogue.AttachedCapture;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The captures that a version answers for. */
@Path("/api/v1/signatures/{id}/versions/{number: [1-9][0-9]{0,8}}/captures")
final class AttachedResource {

    static final String PCAP = "application/vnd.tcpdump.pcap";

    private final Catalogue catalogue;

    AttachedResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The captures that came with this version or one before it, with what is claimed of them")
    public List<AttachedDocument> all(@PathParam("id") SignatureId id, @PathParam("number") int number) {
        return catalogue.captures(id, number).stream().map(AttachedDocument::of).toList();
    }

    @GET
    @Path("{sha256}")
    @RolesAllowed({Role.Name.ANALYST, Role.Name.REVIEWER})
    @Produces(PCAP)
    @Operation(summary = "One of them, byte for byte: what people recorded is for those who judge it")
    public Response one(@PathParam("id") SignatureId id, @PathParam("number") int number, @PathParam("sha256") String sha256) {
        AttachedCapture capture = catalogue.captures(id, number).stream().filter(one -> one.digest().hex().equals(sha256)).findFirst()
                .orElseThrow(() -> new Refusal(new Problem(Kind.NOT_FOUND, "no capture of this digest came with %s version %d".formatted(id, number))));
        StreamingOutput bytes = to -> catalogue.copy(capture.digest(), to);
        return Response.ok(bytes).header(HttpHeaders.CONTENT_LENGTH, capture.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.pcap\"".formatted(capture.digest())).build();
    }
}
