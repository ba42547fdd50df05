package io.skywarden.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenReadingTest.Closed.class)
class OpenReadingTest {

    /** A catalogue for known people only. */
    public static final class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skywarden.open-reading", "false");
        }
    }

    @Inject
    People people;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/signatures", "/api/v1/signatures/A1", "/api/v1/signatures/A1/versions", "/api/v1/proofs"})
    void a_closed_catalogue_is_read_with_a_token_only(String path) {
        given().get(path).then().statusCode(401).body("type", endsWith("/problems/unauthenticated"));
        given().header("Authorization", "Bearer sky_nobody_nothing").get(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + people.token(Role.AUDITOR)).get(path).then().statusCode(200);
    }

    @Test
    void what_sensors_pull_stays_open() {
        given().get("/api/v1/bundles").then().statusCode(200);
        given().get("/index.yaml").then().statusCode(404).body("type", endsWith("/problems/file-not-published"));
    }
}
