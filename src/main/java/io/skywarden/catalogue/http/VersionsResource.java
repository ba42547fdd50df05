package io.skywarden.catalogue.http;

import io.skywarden.access.Role;
import io.skywarden.capture.Delivery;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.SignatureVersion;
import io.skywarden.catalogue.Why;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The versions of one signature. */
@Path("/api/v1/signatures/{id}/versions")
final class VersionsResource {

    private static final String YAML = SignaturesResource.YAML;
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(YAML)).build();

    private final Catalogue catalogue;
    private final Review review;
    private final Changes changes;
    private final Asker asker;
    private final Delivery.Bounds bounds;

    VersionsResource(Catalogue catalogue, Review review, Changes changes, Asker asker, Delivery.Bounds bounds) {
        this.catalogue = catalogue;
        this.review = review;
        this.changes = changes;
        this.asker = asker;
        this.bounds = bounds;
    }

    @POST
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ANALYST)
    @Operation(summary = "A further version, as a draft")
    public Response revise(@PathParam("id") SignatureId id, String document, @QueryParam("reason") String reason) {
        return revised(id, asker.submitter(), () -> Handed.document(document, reason));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ANALYST)
    @Operation(summary = "A further version, as a draft, with further captures; those of earlier versions go on being held against it")
    public Response revise(@PathParam("id") SignatureId id, @RestForm(FileUpload.ALL) List<FileUpload> files, @RestForm("signature") String signature,
            @RestForm("reason") String because, @RestForm("sha256") List<String> digests, @QueryParam("reason") String reason) {
        return revised(id, asker.submitter(), () -> Handed.form(files, signature, reason == null ? because : reason, digests, bounds));
    }

    private Response revised(SignatureId id, Actor actor, Supplier<Handed> sent) {
        int revision = asker.revision();
        Handed handed = sent.get();
        Why why = Asker.why(handed.reason());
        if (!handed.content().signature().id().equals(id)) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST,
                    "the document is of %s, but was sent to %s".formatted(handed.content().signature().id(), id)));
        }
        return changes.answer(asker, 201, handed.words("revise", why.text(), "" + revision),
                () -> review.revise(handed.content(), handed.captures(), actor, why, revision));
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All versions of one signature, newest first")
    public List<ListingDocument> all(@PathParam("id") SignatureId id) {
        return catalogue.history(id).stream().map(ListingDocument::of).toList();
    }

    // One method for both forms: of two, the framework takes either when the client accepts anything, or nothing there is.
    @GET
    @PermitAll
    @Path("{number: [1-9][0-9]{0,8}}")
    @Produces({MediaType.APPLICATION_JSON, YAML})
    @Operation(summary = "One version, which never changes; as YAML, the file as its author wrote it")
    public Response one(@PathParam("id") SignatureId id, @PathParam("number") int number, @Context Request request) {
        Variant form = request.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException();
        }
        SignatureVersion version = catalogue.version(id, number);
        return form.getMediaType().equals(FORMS.getFirst().getMediaType())
                ? Response.ok(VersionDocument.of(version), MediaType.APPLICATION_JSON).build()
                : Response.ok(version.text().signature(), YAML + ";charset=UTF-8").build();
    }
}
