package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.skywarden.bundle.BundleManifests;
import io.skywarden.bundle.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service publishes a bundle for each policy it is told to, from the folder it is told. */
@QuarkusTest
@TestProfile(PublishedPoliciesTest.WithAnOffice.class)
class PublishedPoliciesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Publishes two signatures under three policies. */
    public static final class WithAnOffice implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return new SmallCatalogue("policies", "office", """
                    name: office
                    title: By way of one relay
                    action: reject
                    path:
                      clients: [0.0.0.0/1, 128.0.0.0/1]
                      relays: [{name: all, networks: [0.0.0.0/1, 128.0.0.0/1], protocols: [udp]}]
                    """).publishing("monitor,block,office", SmallCatalogue.STUN, SmallCatalogue.NACK);
        }
    }

    @Test
    void each_policy_has_its_bundle_and_a_path_its_figures() throws InterruptedException {
        Manifest office = manifest("office");
        assertThat(office.path()).singleElement().satisfies(path -> {
            assertThat(path.rules()).extracting(Manifest.Part::part).containsExactly("path-all-udp", "path-all-udp-back",
                    "path-all-udp-running", "path-all-udp-running-back");
            assertThat(path.measured().getFirst().alerts()).isPositive().isEqualTo(path.measured().getFirst().removed());
        });
        Manifest block = manifest("block");
        Manifest monitor = manifest("monitor");
        assertThat(block.path()).isEmpty();
        assertThat(block.signatures()).extracting(Manifest.Entry::id, Manifest.Entry::rules)
                .isEqualTo(monitor.signatures().stream().map(entry -> tuple(entry.id(), entry.rules())).toList());
        assertThat(monitor.signatures()).isNotEmpty().extracting(Manifest.Entry::action).containsOnly("alert");
        assertThat(block.signatures()).extracting(Manifest.Entry::action).contains("drop");
        assertThat(block.rules().sha256()).isNotEqualTo(monitor.rules().sha256());
        RestAssured.get("/rules/stable/suricata-8.0.0/allowed-path/skype.rules.tar.gz").then().statusCode(404);
    }

    private static Manifest manifest(String policy) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Response answer = ask(policy);
        while (answer.statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            answer = ask(policy);
        }
        assertThat(answer.statusCode()).as(policy).isEqualTo(200);
        return BundleManifests.read(answer.asByteArray()).orElseThrow();
    }

    private static Response ask(String policy) {
        return RestAssured.get("/rules/stable/suricata-8.0.0/%s/skype.rules.tar.gz".formatted(policy));
    }
}
