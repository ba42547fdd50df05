package io.skywarden.rules.http;

import io.quarkus.security.Authenticated;
import io.skywarden.rules.SidBook;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The numbers of all rules, in the form of the file that lies with a tree of signatures. */
@Path("/api/v1/sids")
final class SidsResource {

    private final SidBook sids;

    SidsResource(SidBook sids) {
        this.sids = sids;
    }

    @GET
    @Authenticated
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The lock file: put it as sids.lock beside an exported tree")
    public String lock() {
        return sids.current().text();
    }
}
