package io.skywarden.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;

/** A resource that only tests see, with every way to fail. */
@Path("/trouble")
@Produces("application/json")
public class TroubleResource {

    record Body(int number) {}

    @GET
    @PermitAll
    @Path("defect")
    public String defect() {
        throw new IllegalStateException("secret inner text");
    }

    @GET
    @PermitAll
    @Path("bare/{status}")
    public String bare(int status) {
        throw new WebApplicationException("secret inner text", status);
    }

    @POST
    @PermitAll
    @Consumes("application/json")
    public String take(Body body) {
        return "" + body.number();
    }
}
