package io.skywarden.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and tokens as values: what is taken, what is kept, and that none shows itself. */
class SecretsTest {

    private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void a_password_has_12_characters_to_72_bytes() {
        assertThat(new NewPassword("x".repeat(12)).text()).hasSize(12);
        assertThat(new NewPassword("ü".repeat(36)).text()).hasSize(36);
        assertThatThrownBy(() -> new NewPassword("x".repeat(11))).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> new NewPassword("😀".repeat(11))).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> new NewPassword("ü".repeat(36) + "x")).hasMessageContaining("at most 72 bytes");
        assertThatThrownBy(() -> new NewPassword("twelve chars\0")).hasMessageContaining("code 0");
        assertThatThrownBy(() -> new NewPassword(null)).hasMessageContaining("at least 12");
    }

    @Test
    void a_hash_matches_its_password_and_nothing_else() {
        String longest = "ü".repeat(36);
        Optional<PasswordHash> hash = Optional.of(PASSWORDS.hash(new NewPassword(longest)));

        assertThat(PASSWORDS.match(hash, longest)).isTrue();
        assertThat(PASSWORDS.match(hash, longest + "x")).as("bcrypt alone would cut it").isFalse();
        assertThat(PASSWORDS.match(hash, longest.substring(1))).isFalse();
        assertThat(PASSWORDS.match(hash, "")).isFalse();
        assertThat(PASSWORDS.match(Optional.empty(), longest)).isFalse();
        assertThat(hash.get().text()).startsWith("$2").contains("$12$");
        assertThat(PASSWORDS.hash(new NewPassword(longest))).isNotEqualTo(hash.get());
    }

    @Test
    void a_token_is_read_back_and_kept_only_as_its_hash() {
        BearerToken bearer = BearerToken.random(new SecureRandom());
        ApiToken kept = kept(bearer, Optional.empty());

        assertThat(bearer.text()).matches("sky_[0-9a-f]{16}_[0-9a-f]{64}");
        assertThat(BearerToken.read(bearer.text())).contains(bearer);
        assertThat(kept.belongsTo(bearer)).isTrue();
        assertThat(kept.belongsTo(new BearerToken(bearer.id(), "0".repeat(64)))).isFalse();
        assertThat(kept.toString()).doesNotContain(bearer.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sky_", "sky_0123456789abcdef_", "sky_0123456789ABCDEF_0", "sky__", "sky_0123456789abcdef_0123 "})
    void what_is_no_token_is_not_read(String text) {
        assertThat(BearerToken.read(text)).isEmpty();
    }

    @Test
    void a_token_lives_until_its_end_or_its_revocation() {
        ApiToken token = kept(BearerToken.random(new SecureRandom()), Optional.empty());
        assertThat(token.isLiveAt(token.expires().minusNanos(1))).isTrue();
        assertThat(token.isLiveAt(token.expires())).isFalse();
        assertThat(token.revokedAt(NOW).isLiveAt(NOW)).isFalse();
    }

    @Test
    void a_token_gives_no_role_that_its_user_has_lost() {
        User user = new User(new UserName("ann"), PASSWORDS.hash(new NewPassword("twelve chars")), Set.of(Role.REVIEWER, Role.ADMIN), false, NOW);
        assertThat(kept(BearerToken.random(new SecureRandom()), Optional.empty()).rolesFor(user)).containsExactly(Role.REVIEWER);
    }

    @Test
    void nothing_that_holds_a_secret_shows_it() {
        BearerToken bearer = BearerToken.random(new SecureRandom());
        assertThat(bearer.toString()).doesNotContain(bearer.secret());
        assertThat(new NewPassword("twelve chars").toString()).doesNotContain("twelve");
        assertThat(PASSWORDS.hash(new NewPassword("twelve chars")).toString()).doesNotContain("$2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a b", "oidc:ann", "a\n", "ä"})
    void a_name_that_could_be_mistaken_is_refused(String name) {
        assertThat(UserName.ifOurs(name)).isEmpty();
        assertThatThrownBy(() -> new UserName(name)).isInstanceOf(AccessFailure.Unacceptable.class);
    }

    private static ApiToken kept(BearerToken bearer, Optional<Instant> revoked) {
        return new ApiToken(bearer.id(), bearer.hash(), new UserName("ann"), "", Set.of(Role.ANALYST, Role.REVIEWER), NOW,
                NOW.plus(Duration.ofDays(30)), revoked);
    }
}
