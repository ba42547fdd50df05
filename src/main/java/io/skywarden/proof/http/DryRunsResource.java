package io.skywarden.proof.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.skywarden.access.Role;
import io.skywarden.access.Submissions;
import io.skywarden.capture.Delivery;
import io.skywarden.capture.SentCapture;
import io.skywarden.catalogue.SubmittedDocument;
import io.skywarden.catalogue.SubmittedForm;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.ProblemAnswer;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Trying a signature without storing anything. */
@Path("/api/v1/dry-runs")
@Produces(MediaType.APPLICATION_JSON)
public class DryRunsResource {

    private static final String YAML = "application/yaml";
    private static final int PAUSE_SECONDS = 5;

    private final DryRunDesk desk;
    private final Delivery.Bounds bounds;
    private final Submissions submissions;
    private final SecurityIdentity caller;

    DryRunsResource(DryRunDesk desk, Delivery.Bounds bounds, Submissions submissions, SecurityIdentity caller) {
        this.desk = desk;
        this.bounds = bounds;
        this.submissions = submissions;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.Name.ANALYST)
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @Operation(summary = "Try a signature on its recipe and on the reference captures", description = "Nothing is stored.")
    @APIResponse(responseCode = "200", description = "The verdict and the rules of each engine", content = @Content(
            schema = @Schema(implementation = VerdictDocument.class), examples = @ExampleObject(name = "a false flow", value = Examples.VERDICT)))
    public Response document(
            @RequestBody(required = true, content = {
                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "one step", value = Examples.SIGNATURE)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))})
            String signature, @Context UriInfo asked) {
        return tried(signature, List::of, asked);
    }

    @POST
    @RolesAllowed(Role.Name.ANALYST)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Try a signature on captures of one's own as well", description = "Nothing is stored.")
    @APIResponse(responseCode = "200", description = "The verdict and the rules of each engine",
            content = @Content(schema = @Schema(implementation = VerdictDocument.class)))
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = FormDocument.class)))
    public Response form(@RestForm(FileUpload.ALL) List<FileUpload> files, @RestForm("signature") String signature,
            @RestForm("sha256") List<String> digests, @Context UriInfo asked) {
        SubmittedForm form = form(files, signature, digests);
        return tried(form.document(), () -> form.captures(bounds), asked);
    }

    private static SubmittedForm form(List<FileUpload> files, String signature, List<String> digests) {
        try {
            return SubmittedForm.read(files.stream().map(file -> new Delivery.Part(file.name(), file.fileName(), file.uploadedFile(), file.size())).toList(),
                    Optional.ofNullable(signature), digests);
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, unfit.getMessage()));
        }
    }

    private Response tried(String document, Supplier<List<SentCapture>> captures, UriInfo asked) {
        submissions.count(caller.getPrincipal().getName());
        if (document == null || document.isBlank()) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "there is no signature: send it as the body, or as the part 'signature' of a form"));
        }
        AuthoredSignature authored = SubmittedDocument.read(document);
        if (!desk.places().tryAcquire()) {
            return Response.fromResponse(ProblemAnswer.to(asked, new Problem(Kind.BUSY, "other dry runs are under way; try again in %d s".formatted(PAUSE_SECONDS))))
                    .header(HttpHeaders.RETRY_AFTER, PAUSE_SECONDS).build();
        }
        try {
            return Response.ok(VerdictDocument.of(desk.dryRun().of(authored, desk.sids().get(), captures.get()))).build();
        } finally {
            desk.places().release();
        }
    }
}
