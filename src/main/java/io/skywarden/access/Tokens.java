package io.skywarden.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where tokens are kept. */
public interface Tokens {

    Optional<ApiToken> find(TokenId id);

    /** Those of one user that can be used at this moment, oldest first. */
    List<ApiToken> live(UserName user, Instant now);

    void add(ApiToken token);

    void replace(ApiToken token);

    void revokeAll(UserName user, Instant now);
}
