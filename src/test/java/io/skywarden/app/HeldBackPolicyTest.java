package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.skywarden.bundle.BundleManifests;
import io.skywarden.bundle.Manifest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One policy that cannot be used costs no other anything: not when the service starts, and not when its override ends. */
@QuarkusTest
@TestProfile(HeldBackPolicyTest.WithAWornPolicy.class)
class HeldBackPolicyTest {

    @Inject
    ClockByHand clock;

    @Inject
    Settings settings;

    @Inject
    ReleaseWhenChanged releases;

    /** Publishes one signature under two policies; the file of one of them is no YAML at first. */
    public static final class WithAWornPolicy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return new SmallCatalogue("held", "worn", "name: [worn\n").publishing("worn,monitor", SmallCatalogue.STUN);
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ClockByHand.class);
        }
    }

    @Test
    void a_policy_that_cannot_be_used_is_held_back_alone() throws Exception {
        for (int i = 0; i < 600 && bundle("monitor").statusCode() != 200; i++) {
            Thread.sleep(200);
        }
        assertThat(bundle("monitor").statusCode()).as("the other policy goes on").isEqualTo(200);
        assertThat(bundle("worn").statusCode()).as("nothing was published under it before").isEqualTo(404);

        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        write("drop", last);
        turn(Duration.ofMinutes(2));
        Response mended = bundle("worn");
        assertThat(manifest(mended).signatures()).singleElement().extracting(Manifest.Entry::action).isEqualTo("reject");

        turn(Duration.ofDays(25));
        write("alert", last);
        turn(Duration.ofMinutes(2));
        assertThat(bundle("worn").asByteArray()).as("its override is over: it stays as it was").isEqualTo(mended.asByteArray());
        assertThat(RestAssured.get("/rules/stable/suricata-8.0.0/worn/skype.rules.tar.gz.minisig").statusCode()).isEqualTo(200);
        assertThat(bundle("monitor").statusCode()).isEqualTo(200);

        write("alert", last.plusDays(60));
        turn(Duration.ofMinutes(2));
        assertThat(manifest(bundle("worn")).version()).as("somebody decided again").isEqualTo(2);
    }

    private void write(String action, LocalDate until) throws IOException {
        Files.writeString(settings.policies().orElseThrow().resolve("worn.yaml"), """
                name: worn
                title: With an override
                action: %s
                overrides:
                  - {signature: R01, action: reject, reason: Being looked into, until: %s}
                """.formatted(action, until));
    }

    private void turn(Duration further) {
        clock.turn(further);
        releases.runWhenChanged();
    }

    private static Manifest manifest(Response bundle) {
        assertThat(bundle.statusCode()).isEqualTo(200);
        return BundleManifests.read(bundle.asByteArray()).orElseThrow();
    }

    private static Response bundle(String policy) {
        return RestAssured.get("/rules/stable/suricata-8.0.0/%s/skype.rules.tar.gz".formatted(policy));
    }
}
