package io.skywarden.proof.http;

import io.quarkus.security.Authenticated;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.ProofFact;
import io.skywarden.proof.ProofFacts;
import io.skywarden.signature.SignatureId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether a version is proven: looked up, never remembered in the version. */
@Path("/api/v1/signatures/{id}/versions/{number: [1-9][0-9]{0,8}}/proof")
@Produces(MediaType.APPLICATION_JSON)
final class VersionProofResource {

    private final Catalogue catalogue;
    private final ProofFacts facts;
    private final Circumstances circumstances;

    VersionProofResource(Catalogue catalogue, ProofFacts facts, Circumstances circumstances) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.circumstances = circumstances;
    }

    /**
     * What is known of a version.
     *
     * @param circumstances the digest of captures, those it came with included, templates and judges as they are now
     * @param proven whether this content holds under them; false too when that was never tried
     * @param facts what was found under these and other circumstances, newest first
     */
    record VersionProofDocument(String id, int version, String contentHash, String circumstances, boolean proven, List<ProofFact> facts) {}

    @GET
    @Authenticated
    @Operation(summary = "Whether this content holds with the captures, templates and judges there are now, and what held before")
    public VersionProofDocument proof(@PathParam("id") SignatureId id, @PathParam("number") int number) {
        String contentHash = catalogue.version(id, number).contentHash();
        String now = Circumstances.with(circumstances.digest(), catalogue.captures(id, number));
        return new VersionProofDocument(id.value(), number, contentHash, now,
                facts.find(contentHash, now).filter(ProofFact::holds).isPresent(), facts.of(contentHash));
    }
}
