package io.skywarden.access.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skywarden.access.ApiToken;
import io.skywarden.access.TokenId;
import io.skywarden.access.Tokens;
import io.skywarden.access.UserName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of tokens. */
@Singleton
class TokenRows implements Tokens, PanacheRepositoryBase<TokenRow, String> {

    @Override
    public Optional<ApiToken> find(TokenId id) {
        return findByIdOptional(id.value()).map(TokenRow::token);
    }

    @Override
    public List<ApiToken> live(UserName user, Instant now) {
        return find("userName = ?1 and revoked is null and expires > ?2 order by created, id", user.value(), now)
                .stream().map(TokenRow::token).toList();
    }

    @Override
    public void add(ApiToken token) {
        persist(TokenRow.of(token));
    }

    @Override
    public void replace(ApiToken token) {
        findById(token.id().value()).revoked = token.revoked().orElse(null);
    }

    @Override
    public void revokeAll(UserName user, Instant now) {
        update("revoked = ?1 where userName = ?2 and revoked is null", now, user.value());
    }
}
