package io.skywarden.access.store;

import io.skywarden.access.ApiToken;
import io.skywarden.access.Role;
import io.skywarden.access.TokenId;
import io.skywarden.access.UserName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A token as a row. */
@Entity
@Table(name = "access_token")
class TokenRow {

    @Id
    String id;

    @Column(name = "secret_hash")
    String secretHash;

    @Column(name = "user_name")
    String userName;

    String label;

    String scopes;

    Instant created;

    Instant expires;

    Instant revoked;

    static TokenRow of(ApiToken token) {
        TokenRow row = new TokenRow();
        row.id = token.id().value();
        row.secretHash = token.secretHash();
        row.userName = token.user().value();
        row.label = token.label();
        row.scopes = Role.words(token.scopes());
        row.created = token.created();
        row.expires = token.expires();
        row.revoked = token.revoked().orElse(null);
        return row;
    }

    ApiToken token() {
        return new ApiToken(new TokenId(id), secretHash, new UserName(userName), label, Role.read(scopes), created, expires,
                Optional.ofNullable(revoked));
    }
}
