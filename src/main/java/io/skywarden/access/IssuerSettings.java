package io.skywarden.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator says of the identity provider whose tokens are taken beside our own. */
@ConfigMapping(prefix = "skywarden.oidc")
public interface IssuerSettings {

    /** The issuer, word for word as its tokens name it. None: only our own tokens are taken. */
    Optional<String> issuer();

    /** The address of the issuer's key set (JWKS). */
    Optional<URI> keys();

    /** Whom tokens must be meant for; one of these is enough. */
    Optional<Set<String>> audience();

    /** The claim with the roles; {@code /} steps into an object, as in {@code realm_access/roles}. */
    @WithDefault("groups")
    String roles();

    /** The claim with the name. It must be unique and must not be of the holder's own choice. */
    @WithDefault("sub")
    String name();

    /** For each of our roles, the values of the roles claim that give it. A role that is not listed is given to nobody. */
    Map<Role, Set<String>> role();
}
