package io.skywarden.proof.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.ProofRecords;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The proofs that were made: which hits, which shortfalls, who judged. */
@Path("/api/v1/proofs")
@Produces(MediaType.APPLICATION_JSON)
public class ProofsResource {

    private static final int MOST = 100;

    /** One proof in the list. */
    public record Listed(String inputs, Instant at, boolean proven) {}

    /** One proof with its report. */
    public record Whole(String inputs, Instant at, boolean proven, @JsonRawValue String report) {}

    private final ProofRecords records;

    @Inject
    ProofsResource(ProofRecords records) {
        this.records = records;
    }

    @GET
    @PermitAll
    public List<Listed> newest() {
        return records.newest(MOST).stream().map(made -> new Listed(made.inputs(), made.at(), made.proven())).toList();
    }

    @GET
    @PermitAll
    @Path("/{inputs}")
    public Whole proof(@PathParam("inputs") String inputs) {
        // Only a digest is looked up: PostgreSQL fails at a text that holds a NUL.
        ProofRecord made = Optional.of(inputs).filter(given -> given.matches("[0-9a-f]{64}")).flatMap(records::of)
                .orElseThrow(() -> new NotFoundException("no proof was made of the inputs '%s'".formatted(inputs)));
        return new Whole(made.inputs(), made.at(), made.proven(), made.report());
    }
}
