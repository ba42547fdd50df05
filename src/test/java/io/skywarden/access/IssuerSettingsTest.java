package io.skywarden.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "SKYWARDEN_OIDC_ISSUER", "https://login.example/realms/soc", "SKYWARDEN_OIDC_KEYS", "https://login.example/certs",
            "SKYWARDEN_OIDC_AUDIENCE", "skywarden,other", "SKYWARDEN_OIDC_ROLE_ANALYST", "soc-analysts",
            "SKYWARDEN_OIDC_ROLE_PUBLISHER", "soc-seniors,soc-leads");

    @Test
    void the_environment_alone_is_enough() {
        IssuerSettings settings = settings(GOOD);
        assertThat(settings.audience()).contains(Set.of("skywarden", "other"));
        assertThat(settings.role()).isEqualTo(Map.of(Role.ANALYST, Set.of("soc-analysts"), Role.PUBLISHER, Set.of("soc-seniors", "soc-leads")));
        assertThat(settings.name()).isEqualTo("sub");
        assertThat(tokens(settings).areTaken()).isTrue();
        assertThat(tokens(settings(Map.of())).areTaken()).isFalse();
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> tokens(settings(without("SKYWARDEN_OIDC_KEYS")))).hasMessageContaining("skywarden.oidc.keys must be");
        assertThatThrownBy(() -> tokens(settings(without("SKYWARDEN_OIDC_AUDIENCE")))).hasMessageContaining("skywarden.oidc.audience must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/certs", "file:/tmp/keys", "keys", "http://127.0.0.1.example/certs", "http://localhost@login.example/"})
    void a_key_set_that_others_could_alter_is_refused(String keys) {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put("SKYWARDEN_OIDC_KEYS", keys);
        assertThatThrownBy(() -> tokens(settings(environment))).hasMessageContaining("https");
    }

    private static Map<String, String> without(String name) {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.remove(name);
        return environment;
    }

    private static IssuerSettings settings(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withMapping(IssuerSettings.class).withSources(new EnvConfigSource(environment, 300))
                .build().getConfigMapping(IssuerSettings.class);
    }

    private static IssuerTokens tokens(IssuerSettings settings) {
        return new IssuerTokens(settings, new RateLimits(Map::of, new SettableClock()));
    }
}
