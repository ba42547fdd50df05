package io.skywarden.access;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.KeyFormat;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.lang.UnresolvableKeyException;

/** The tokens (JWT) of the issuer that the operator trusts. Made at start, so that a mistake in the settings is told then. */
@Startup
@Singleton
public final class IssuerTokens {

    private static final Logger LOG = Logger.getLogger("io.skywarden.access");
    private static final int KEYS_LAST_MINUTES = 10;
    private static final int UNKNOWN_KEY_ASKS_EVERY_MINUTES = 1;
    private static final int LONGEST_NAME = 200;
    /** Only those with a public key: a shared secret would let everybody sign who can check. */
    private static final Set<SignatureAlgorithm> SIGNED_WITH = EnumSet.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.RS384, SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256, SignatureAlgorithm.PS384, SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.ES512);

    private volatile Optional<JWTParser> parser;
    private final IssuerSettings settings;
    private final RateLimit complaints;

    public IssuerTokens(IssuerSettings settings, RateLimits limits) {
        this.settings = settings;
        this.complaints = limits.named("issuer-complaints", 1, 1);
        this.parser = settings.issuer().map(issuer -> parser(issuer, settings));
    }

    /** Whether there is an issuer to trust. */
    public boolean areTaken() {
        return parser.isPresent();
    }

    /** Who holds this token; nobody when it is not a good one. May ask the issuer for its keys, so it may block. */
    public Optional<Caller> caller(String text) {
        return parser.flatMap(trusted -> verified(trusted, text)).flatMap(this::caller);
    }

    private Optional<JsonWebToken> verified(JWTParser trusted, String text) {
        try {
            return Optional.of(trusted.parse(text));
        } catch (ParseException e) {
            // Its message may repeat the token, so it goes nowhere.
            if (isAboutKeys(e) && complaints.take("keys").isEmpty()) {
                // The library keeps what it read first, even an error page; one that begins anew asks again.
                parser = settings.issuer().map(issuer -> parser(issuer, settings));
                LOG.warnf("a token is refused: its key is not in the key set %s, or that cannot be read",
                        settings.keys().orElseThrow());
            }
            return Optional.empty();
        }
    }

    // The prefix keeps these names apart from those of our own users.
    private Optional<Caller> caller(JsonWebToken token) {
        return token.getClaim(settings.name()) instanceof String name && !name.isBlank() && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl)
                ? Optional.of(new Caller("oidc:" + name, roles(token))) : Optional.empty();
    }

    private Set<Role> roles(JsonWebToken token) {
        Set<String> given = token.getGroups() == null ? Set.of() : token.getGroups();
        return settings.role().entrySet().stream()
                .filter(role -> role.getValue().stream().anyMatch(given::contains))
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAboutKeys(Throwable failure) {
        return failure != null && (failure instanceof UnresolvableKeyException || isAboutKeys(failure.getCause()));
    }

    private static JWTParser parser(String issuer, IssuerSettings settings) {
        JWTAuthContextInfo trust = new JWTAuthContextInfo(keys(settings).toString(), issuer);
        trust.setKeyFormat(KeyFormat.JWK);
        trust.setExpectedAudience(settings.audience().orElseThrow(() -> new IllegalStateException(
                "skywarden.oidc.issuer is set, so skywarden.oidc.audience must be: a token for somebody else is not for us")));
        trust.setSignatureAlgorithm(SIGNED_WITH);
        trust.setGroupsPath(settings.roles());
        trust.setRequireNamedPrincipal(false);
        trust.setJwksRefreshInterval(KEYS_LAST_MINUTES);
        trust.setForcedJwksRefreshInterval(UNKNOWN_KEY_ASKS_EVERY_MINUTES);
        return new DefaultJWTParser(trust, new DefaultJWTCallerPrincipalFactory());
    }

    private static URI keys(IssuerSettings settings) {
        URI keys = settings.keys().orElseThrow(() -> new IllegalStateException(
                "skywarden.oidc.issuer is set, so skywarden.oidc.keys must be: the address of its key set"));
        boolean onThisMachine = keys.getHost() != null && keys.getHost().matches("localhost|127(\\.[0-9]+){3}|\\[::1\\]");
        if (!"https".equals(keys.getScheme()) && !("http".equals(keys.getScheme()) && onThisMachine)) {
            throw new IllegalStateException("skywarden.oidc.keys must begin with https: whoever can alter the key set can be anybody");
        }
        return keys;
    }
}
