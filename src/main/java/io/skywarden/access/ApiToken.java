package io.skywarden.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A token as it is kept.
 *
 * @param secretHash SHA-256 of the secret, in lower-case hexadecimal
 * @param scopes the most it may ever do; what its user may no longer do, it may not either
 */
public record ApiToken(TokenId id, String secretHash, UserName user, String label, Set<Role> scopes, Instant created,
        Instant expires, Optional<Instant> revoked) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean isLiveAt(Instant now) {
        return revoked.isEmpty() && now.isBefore(expires);
    }

    /** In a time that does not depend on where they differ. */
    boolean belongsTo(BearerToken shown) {
        return MessageDigest.isEqual(
                secretHash.getBytes(StandardCharsets.US_ASCII), shown.hash().getBytes(StandardCharsets.US_ASCII));
    }

    Set<Role> rolesFor(User owner) {
        Set<Role> both = EnumSet.noneOf(Role.class);
        both.addAll(scopes);
        both.retainAll(owner.roles());
        return both;
    }

    ApiToken revokedAt(Instant now) {
        return new ApiToken(id, secretHash, user, label, scopes, created, expires, Optional.of(revoked.orElse(now)));
    }
}
