package io.skywarden.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.skywarden.access.ApiTokens;
import io.skywarden.access.BearerToken;
import io.skywarden.access.Caller;
import io.skywarden.access.IssuerTokens;
import io.skywarden.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says who shows a token. The token itself is not kept in what it answers. */
@Singleton
final class CallerIdentities implements IdentityProvider<ShownToken> {

    private final ApiTokens ours;
    private final IssuerTokens issuers;

    CallerIdentities(ApiTokens ours, IssuerTokens issuers) {
        this.ours = ours;
        this.issuers = issuers;
    }

    @Override
    public Class<ShownToken> getRequestType() {
        return ShownToken.class;
    }

    // Reads the database or asks the issuer for its keys, so it must not hold up the event loop.
    @Override
    public Uni<SecurityIdentity> authenticate(ShownToken shown, AuthenticationRequestContext context) {
        return context.runBlocking(() -> caller(shown.text()).map(CallerIdentities::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    private Optional<Caller> caller(String text) {
        return text.startsWith(BearerToken.PREFIX) ? ours.caller(text) : issuers.caller(text);
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(caller.roles().stream().map(Role::word).collect(Collectors.toSet())).build();
    }
}
