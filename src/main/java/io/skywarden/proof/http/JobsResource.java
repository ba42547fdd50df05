package io.skywarden.proof.http;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.skywarden.access.Role;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.proof.job.JobBook;
import io.skywarden.proof.job.JobKind;
import io.skywarden.proof.job.ProofDesk;
import io.skywarden.proof.job.ProofJob;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.SignatureId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The proofs that were asked for, how far they are, and asking for another. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    private static final int MOST = 100;

    private final JobBook book;
    private final ProofDesk desk;
    private final Catalogue catalogue;
    private final SecurityIdentity caller;

    JobsResource(JobBook book, ProofDesk desk, Catalogue catalogue, SecurityIdentity caller) {
        this.book = book;
        this.desk = desk;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /** What is to be proven again: a signature's version in force, or without one all that is in force. */
    public record ReproofDocument(String signature) {}

    @GET
    @Authenticated
    @Operation(summary = "The newest proof jobs and how far each is")
    public List<JobDocument> newest() {
        return book.newest(MOST).stream().map(JobDocument::of).toList();
    }

    @GET
    @Path("{job}")
    @Authenticated
    @Operation(summary = "One proof job: what, for whom, how far, and what came of it")
    public JobDocument job(@PathParam("job") String job) {
        return JobDocument.of(book.get(job));
    }

    @POST
    @RolesAllowed({Role.Name.ANALYST, Role.Name.REVIEWER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Proves what is in force once more, with the captures and judges there are now")
    public Response again(ReproofDocument asked) {
        if (asked == null) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, "the body is to be {\"signature\": \"…\"}, or {} for all that is in force"));
        }
        Optional<SignatureId> signature = Optional.ofNullable(asked.signature).map(JobsResource::id);
        signature.ifPresent(catalogue::head);
        ProofJob job = desk.again(signature, actor());
        return Response.created(URI.create("/api/v1/jobs/" + job.id())).entity(JobDocument.of(job)).build();
    }

    @POST
    @Path("{job}/cancel")
    @RolesAllowed({Role.Name.ANALYST, Role.Name.REVIEWER, Role.Name.PUBLISHER})
    @Operation(summary = "Ends a job that waits or runs; a release's only by a publisher. What was judged stays judged")
    public JobDocument cancel(@PathParam("job") String job) {
        return JobDocument.of(book.cancel(permitted(job).id(), actor()));
    }

    @POST
    @Path("{job}/retry")
    @RolesAllowed({Role.Name.ANALYST, Role.Name.REVIEWER, Role.Name.PUBLISHER})
    @Operation(summary = "Begins a job again that failed or was cancelled, with the captures and judges there are now")
    public JobDocument retry(@PathParam("job") String job) {
        return JobDocument.of(desk.retry(permitted(job).id()));
    }

    private ProofJob permitted(String id) {
        ProofJob job = book.get(id);
        boolean may = job.kind() == JobKind.RELEASE ? caller.hasRole(Role.Name.PUBLISHER)
                : caller.hasRole(Role.Name.ANALYST) || caller.hasRole(Role.Name.REVIEWER);
        if (!may) {
            throw new Refusal(new Problem(Kind.FORBIDDEN, "the job of a release is a publisher's, any other an analyst's or a reviewer's"));
        }
        return job;
    }

    private static SignatureId id(String text) {
        try {
            return new SignatureId(text);
        } catch (MalformedSignature unfit) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, unfit.getMessage()));
        }
    }

    private Actor actor() {
        try {
            return Actor.person(caller.getPrincipal().getName());
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(new Problem(Kind.FORBIDDEN, unfit.getMessage()));
        }
    }
}
