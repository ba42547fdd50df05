package io.skywarden.access.http;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.skywarden.access.Accounts;
import io.skywarden.access.NewPassword;
import io.skywarden.access.PasswordHash;
import io.skywarden.access.Passwords;
import io.skywarden.access.SignIn;
import io.skywarden.access.User;
import io.skywarden.access.UserChange;
import io.skywarden.access.UserName;
import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who the caller is. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
final class MeResource {

    /** The caller's name, and the roles that the token shown gives. */
    record Me(String name, List<String> roles) {}

    /** The old password and the new one. */
    record PasswordRequest(String oldPassword, String newPassword) {

        /** Never the passwords. */
        @Override
        public String toString() {
            return "a change of password";
        }
    }

    private final SecurityIdentity caller;
    private final SignIn signIn;
    private final Accounts accounts;
    private final Passwords passwords;

    MeResource(SecurityIdentity caller, SignIn signIn, Accounts accounts, Passwords passwords) {
        this.caller = caller;
        this.signIn = signIn;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @GET
    @Authenticated
    @Operation(summary = "Your name, and the roles that your token gives")
    public Me me() {
        return new Me(caller.getPrincipal().getName(), caller.getRoles().stream().sorted().toList());
    }

    // A token alone does not do: who finds one must not be able to lock its user out.
    @PUT
    @Path("password")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A new password instead of the old one; all your tokens end")
    public void changePassword(PasswordRequest request, @Context HttpServerRequest from) {
        PasswordRequest asked = Given.body(request);
        UserName name = UserName.ifOurs(caller.getPrincipal().getName()).orElseThrow(() -> new Refusal(new Problem(
                Kind.USER_UNKNOWN, "%s has no password here; the identity provider keeps it".formatted(caller.getPrincipal().getName()))));
        User user = signIn.check(name, Given.required("oldPassword", asked.oldPassword()), ClientAddress.of(from));
        PasswordHash password = passwords.hash(new NewPassword(asked.newPassword()));
        accounts.change(user.name(), UserChange.of(password));
    }
}
