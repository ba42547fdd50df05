package io.skywarden.access.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.skywarden.access.Role;
import io.skywarden.access.User;
import io.skywarden.problem.Kind;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsersResourceTest {

    private static final String NEW_PASSWORD = "another long password";

    @Inject
    People people;

    @Test
    void an_admin_adds_a_user_once_and_sees_no_hash() {
        String admin = people.token(Role.ADMIN);
        String name = "n" + UUID.randomUUID();
        Map<String, Object> user = Map.of("name", name, "password", People.PASSWORD, "roles", List.of("reviewer"));

        with(admin).body(user).post("/api/v1/users").then().statusCode(201).header("Location", endsWith("/api/v1/users/" + name))
                .body("roles", contains("reviewer")).body("disabled", equalTo(false)).body(not(containsString("assword")));
        problem(with(admin).body(user).post("/api/v1/users").then(), Kind.USER_EXISTS);
        with(admin).get("/api/v1/users").then().body("name", hasItem(name)).body(not(containsString("$2")));
    }

    @Test
    void what_cannot_be_a_user_is_refused_at_its_place() {
        String admin = people.token(Role.ADMIN);
        problem(with(admin).body(Map.of("name", "ann", "password", "short")).post("/api/v1/users").then(), Kind.MALFORMED_REQUEST)
                .body("pointer", equalTo("/password"));
        problem(with(admin).body(Map.of("name", "ann", "password", "ü".repeat(37))).post("/api/v1/users").then(), Kind.MALFORMED_REQUEST)
                .body("pointer", equalTo("/password")).body("detail", containsString("72"));
        problem(with(admin).body(Map.of("name", "oidc:ann", "password", People.PASSWORD)).post("/api/v1/users").then(), Kind.MALFORMED_REQUEST);
        problem(with(admin).body(Map.of("roles", List.of("root"))).patch("/api/v1/users/ann").then(), Kind.MALFORMED_REQUEST)
                .body("pointer", equalTo("/roles"));
        problem(with(admin).body(Map.of()).patch("/api/v1/users/nobody").then(), Kind.USER_UNKNOWN);
    }

    @Test
    void a_change_takes_effect_on_tokens_that_are_out_already() {
        String admin = people.token(Role.ADMIN);
        User ann = people.with(Role.ANALYST, Role.REVIEWER);
        String token = people.token(ann);

        with(admin).body(Map.of("roles", List.of("analyst"))).patch("/api/v1/users/" + ann.name()).then().statusCode(200);
        with(token).get("/api/v1/me").then().body("roles", contains("analyst"));
        with(admin).body(Map.of("disabled", true)).patch("/api/v1/users/" + ann.name()).then().body("disabled", equalTo(true));
        with(token).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_user_changes_the_own_password_with_the_old_one_and_no_other_way() {
        User ann = people.with(Role.ANALYST);
        String token = people.token(ann);

        problem(with(token).body(Map.of("oldPassword", NEW_PASSWORD, "newPassword", NEW_PASSWORD)).put("/api/v1/me/password").then(), Kind.UNAUTHENTICATED);
        problem(with(token).body(Map.of("newPassword", NEW_PASSWORD)).put("/api/v1/me/password").then(), Kind.MALFORMED_REQUEST);
        problem(with(token).body(Map.of("password", NEW_PASSWORD)).patch("/api/v1/users/" + ann.name()).then(), Kind.FORBIDDEN)
                .body("roles", contains("admin"));
        with(token).body(Map.of("oldPassword", People.PASSWORD, "newPassword", NEW_PASSWORD)).put("/api/v1/me/password").then().statusCode(204);

        with(token).get("/api/v1/me").then().statusCode(401);
        with("none").body(Map.of("user", ann.name().value(), "password", NEW_PASSWORD)).post("/api/v1/tokens").then().statusCode(201);
        with("none").body(Map.of("user", ann.name().value(), "password", People.PASSWORD)).post("/api/v1/tokens").then().statusCode(401);
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, Kind kind) {
        return answer.statusCode(kind.status()).contentType("application/problem+json").body("type", equalTo("/problems/" + kind.slug()));
    }
}
