package io.skywarden.access.http;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.skywarden.access.ApiTokens;
import io.skywarden.access.Role;
import io.skywarden.access.SignIn;
import io.skywarden.access.TokenId;
import io.skywarden.access.User;
import io.skywarden.access.UserName;
import io.skywarden.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** API tokens: asked for with a password, shown once, listed without their secrets, revoked. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
final class TokensResource {

    private final SignIn signIn;
    private final ApiTokens tokens;
    private final SecurityIdentity caller;

    TokensResource(SignIn signIn, ApiTokens tokens, SecurityIdentity caller) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A new token for a user name and a password; its secret is shown this once")
    public Response issue(TokenRequest request, @Context HttpServerRequest from) {
        TokenRequest asked = Given.body(request);
        var wish = asked.wish();
        User user = signIn.check(new UserName(asked.user()), Given.required("password", asked.password()), ClientAddress.of(from));
        ApiTokens.Issued issued = tokens.issue(user, wish);
        return Response.created(URI.create("/api/v1/tokens/" + issued.token().id())).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(TokenDocument.shownOnce(issued)).build();
    }

    @GET
    @Authenticated
    @Operation(summary = "Your own tokens that can be used now; an admin may ask for those of another user")
    public List<TokenDocument> live(@QueryParam("user") String user) {
        Optional<UserName> own = UserName.ifOurs(caller.getPrincipal().getName());
        Optional<UserName> wanted = user == null ? own : Optional.of(new UserName(user));
        if (!wanted.equals(own) && !isAdmin()) {
            throw new Refusal(Forbidden.naming(Set.of(Role.Name.ADMIN)));
        }
        return wanted.map(tokens::live).orElse(List.of()).stream().map(TokenDocument::of).toList();
    }

    @DELETE
    @Path("{id}")
    @Authenticated
    @Operation(summary = "Revoke a token of your own; an admin, anybody's")
    public void revoke(@PathParam("id") String id) {
        TokenId token = new TokenId(id);
        if (isAdmin()) {
            tokens.revoke(token, Optional.empty());
            return;
        }
        UserName own = UserName.ifOurs(caller.getPrincipal().getName())
                .orElseThrow(() -> new Refusal(Forbidden.naming(Set.of(Role.Name.ADMIN))));
        tokens.revoke(token, Optional.of(own));
    }

    private boolean isAdmin() {
        return caller.hasRole(Role.Name.ADMIN);
    }
}
