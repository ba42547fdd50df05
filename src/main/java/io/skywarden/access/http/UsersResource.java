package io.skywarden.access.http;

import io.skywarden.access.Accounts;
import io.skywarden.access.NewPassword;
import io.skywarden.access.Passwords;
import io.skywarden.access.Role;
import io.skywarden.access.User;
import io.skywarden.access.UserChange;
import io.skywarden.access.UserName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The users of this service, for an admin. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
final class UsersResource {

    /** A user as an admin sees one. */
    record UserDocument(String name, List<String> roles, boolean disabled, Instant created) {

        static UserDocument of(User user) {
            return new UserDocument(user.name().value(), user.roles().stream().sorted().map(Role::word).toList(),
                    user.disabled(), user.created());
        }
    }

    /** What a user is to be; absent members stay as they are. */
    record UserRequest(String name, String password, List<String> roles, Boolean disabled) {

        /** Never the password. */
        @Override
        public String toString() {
            return "user " + name;
        }
    }

    private final Accounts accounts;
    private final Passwords passwords;

    UsersResource(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @POST
    @RolesAllowed(Role.Name.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A new user")
    public Response add(UserRequest request) {
        UserRequest asked = Given.body(request);
        UserName name = new UserName(asked.name());
        Set<Role> roles = Given.roles("roles", asked.roles()).orElse(Set.of());
        User added = accounts.add(name, passwords.hash(new NewPassword(asked.password())), roles);
        return Response.created(URI.create("/api/v1/users/" + name)).entity(UserDocument.of(added)).build();
    }

    @GET
    @RolesAllowed(Role.Name.ADMIN)
    @Operation(summary = "All users, in order of their names")
    public List<UserDocument> all() {
        return accounts.all().stream().map(UserDocument::of).toList();
    }

    @PATCH
    @Path("{name}")
    @RolesAllowed(Role.Name.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Other roles, a new password, disabled or not; a new password ends all tokens of the user")
    public UserDocument change(@PathParam("name") String name, UserRequest request) {
        UserRequest asked = Given.body(request);
        return UserDocument.of(accounts.change(new UserName(name), new UserChange(Given.roles("roles", asked.roles()),
                Optional.ofNullable(asked.disabled()),
                Optional.ofNullable(asked.password()).map(NewPassword::new).map(passwords::hash))));
    }
}
