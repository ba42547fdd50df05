package io.skywarden.access;

import io.skywarden.access.AccessFailure.UnknownToken;
import io.skywarden.access.AccessFailure.WrongPassword;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The tokens of this service's own users. */
@Singleton
@Transactional
public class ApiTokens {

    private static final Logger LOG = Logger.getLogger("io.skywarden.access");

    /** A new token with its secret, which is known only now. */
    public record Issued(ApiToken token, BearerToken bearer) {}

    private final Tokens tokens;
    private final Users users;
    private final SecureRandom random;
    private final Clock clock;

    public ApiTokens(Tokens tokens, Users users, SecureRandom random, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.random = random;
        this.clock = clock;
    }

    /** @param proven a user whose password was just shown; refused if the password was changed or the user disabled meanwhile */
    public Issued issue(User proven, TokenWish wish) {
        User user = users.lock(proven.name())
                .filter(now -> !now.disabled() && now.password().equals(proven.password())).orElseThrow(WrongPassword::new);
        BearerToken bearer = BearerToken.random(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ApiToken token = new ApiToken(bearer.id(), bearer.hash(), user.name(), wish.label(), wish.scopesFor(user), now,
                now.plus(Duration.ofDays(wish.days())), Optional.empty());
        tokens.add(token);
        LOG.infof("token %s issued to %s until %s: %s", token.id(), user.name(), token.expires(), Role.words(token.scopes()));
        return new Issued(token, bearer);
    }

    /** Who holds this token; nobody when it is wrong, expired or revoked, or its user disabled. */
    public Optional<Caller> caller(String text) {
        return BearerToken.read(text).flatMap(shown -> tokens.find(shown.id())
                .filter(token -> token.belongsTo(shown) && token.isLiveAt(clock.instant()))
                .flatMap(token -> users.find(token.user()).filter(user -> !user.disabled())
                        .map(user -> new Caller(user.name().value(), token.rolesFor(user)))));
    }

    public List<ApiToken> live(UserName user) {
        return tokens.live(user, clock.instant());
    }

    /** @param owner whose token it must be; anybody's when absent */
    public void revoke(TokenId id, Optional<UserName> owner) {
        ApiToken token = tokens.find(id).filter(found -> owner.isEmpty() || found.user().equals(owner.get()))
                .orElseThrow(() -> new UnknownToken(id));
        tokens.replace(token.revokedAt(clock.instant()));
        LOG.infof("token %s of %s revoked", id, token.user());
    }
}
