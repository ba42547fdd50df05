package io.skywarden.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skywarden.access.ApiToken;
import io.skywarden.access.ApiTokens;
import io.skywarden.access.Role;
import java.time.Instant;
import java.util.List;

/**
 * A token as its user sees it.
 *
 * @param token the secret itself, only in the answer to the request that made it
 */
record TokenDocument(String id, String user, String label, List<String> scopes, Instant created, Instant expires,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token) {

    static TokenDocument of(ApiToken token) {
        return of(token, null);
    }

    static TokenDocument shownOnce(ApiTokens.Issued issued) {
        return of(issued.token(), issued.bearer().text());
    }

    private static TokenDocument of(ApiToken token, String secret) {
        return new TokenDocument(token.id().value(), token.user().value(), token.label(),
                token.scopes().stream().sorted().map(Role::word).toList(), token.created(), token.expires(), secret);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "token " + id;
    }
}
