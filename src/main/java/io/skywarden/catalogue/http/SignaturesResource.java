package io.skywarden.catalogue.http;

import io.skywarden.access.Role;
import io.skywarden.capture.Delivery;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Head;
import io.skywarden.catalogue.Retirement;
import io.skywarden.catalogue.Review;
import io.skywarden.catalogue.Why;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The signatures as they are now, new ones, and the end of old ones. */
@Path("/api/v1/signatures")
@Produces(MediaType.APPLICATION_JSON)
final class SignaturesResource {

    static final String YAML = "application/yaml";

    private final Catalogue catalogue;
    private final Review review;
    private final Retirement retirement;
    private final Changes changes;
    private final Asker asker;
    private final Delivery.Bounds bounds;

    SignaturesResource(Catalogue catalogue, Review review, Retirement retirement, Changes changes, Asker asker, Delivery.Bounds bounds) {
        this.catalogue = catalogue;
        this.review = review;
        this.retirement = retirement;
        this.changes = changes;
        this.asker = asker;
        this.bounds = bounds;
    }

    @GET
    @PermitAll
    @Operation(summary = "Signatures by family, era, state, stage, tag and words, a page at a time")
    public PageDocument search(@BeanParam SearchQuery query) {
        return PageDocument.of(catalogue.search(query.search()), query.page());
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "The newest version of one signature; its ETag goes into the If-Match of a change")
    public Response latest(@PathParam("id") SignatureId id) {
        Head head = catalogue.head(id);
        return Response.ok(VersionDocument.of(catalogue.version(id, head.latest()))).header(HttpHeaders.ETAG, Changes.tag(head)).build();
    }

    @POST
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.Name.ANALYST)
    @Operation(summary = "A new signature, as a draft")
    public Response begin(String document, @QueryParam("reason") String reason) {
        return begun(asker.submitter(), () -> Handed.document(document, reason));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.Name.ANALYST)
    @Operation(summary = "A new signature, as a draft, with captures it is held against from now on")
    public Response begin(@RestForm(FileUpload.ALL) List<FileUpload> files, @RestForm("signature") String signature,
            @RestForm("reason") String because, @RestForm("sha256") List<String> digests, @QueryParam("reason") String reason) {
        return begun(asker.submitter(), () -> Handed.form(files, signature, reason == null ? because : reason, digests, bounds));
    }

    private Response begun(Actor actor, Supplier<Handed> sent) {
        Handed handed = sent.get();
        Why why = Asker.why(handed.reason());
        return changes.answer(asker, 201, handed.words("begin", why.text()),
                () -> review.begin(handed.content(), handed.captures(), actor, why));
    }

    @POST
    @Path("{id}/retire")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.PUBLISHER)
    @Operation(summary = "Takes a signature out of service: a new version says so, with the reason")
    public Response retire(@PathParam("id") SignatureId id, ReasonDocument reason) {
        Why why = ReasonDocument.why(reason);
        Actor actor = asker.actor();
        int revision = asker.revision();
        return changes.answer(asker, 201, List.of("retire", id.value(), why.text(), "" + revision),
                () -> retirement.retire(id, actor, why, revision));
    }
}
