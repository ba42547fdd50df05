package io.skywarden.access.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.skywarden.access.Role;
import io.skywarden.access.User;
import io.skywarden.problem.Kind;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokensResourceTest {

    @Inject
    People people;

    @Test
    void a_password_gives_a_token_that_works_and_is_never_shown_again() {
        User ann = people.with(Role.ANALYST, Role.REVIEWER);
        var issued = ask(ann, People.PASSWORD, Map.of("label", "laptop")).then().statusCode(201)
                .header("Cache-Control", "no-store").body("scopes", contains("analyst", "reviewer")).extract();
        String token = issued.path("token");
        String id = issued.path("id");

        assertThat(issued.header("Location")).endsWith("/api/v1/tokens/" + id);
        assertThat(Duration.between(Instant.parse(issued.path("created")), Instant.parse(issued.path("expires")))).isEqualTo(Duration.ofDays(30));
        with(token).get("/api/v1/me").then().statusCode(200)
                .body("name", equalTo(ann.name().value())).body("roles", contains("analyst", "reviewer"));
        with(token).get("/api/v1/tokens").then().statusCode(200).body("id", contains(id)).body("label", contains("laptop"))
                .body("[0].token", nullValue()).body(not(containsString(token.substring(token.lastIndexOf('_') + 1))));

        with(token).delete("/api/v1/tokens/" + id).then().statusCode(204);
        problem(with(token).get("/api/v1/me").then(), Kind.UNAUTHENTICATED)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    void scopes_narrow_and_never_widen() {
        User ann = people.with(Role.ANALYST, Role.REVIEWER);
        String narrow = ask(ann, People.PASSWORD, Map.of("scopes", List.of("analyst"), "days", 365)).path("token");

        with(narrow).get("/api/v1/me").then().body("roles", contains("analyst"));
        problem(ask(ann, People.PASSWORD, Map.of("scopes", List.of("admin"))).then(), Kind.MALFORMED_REQUEST)
                .body("pointer", equalTo("/scopes"));
    }

    @ParameterizedTest
    @CsvSource({"days,0", "days,366", "scopes,root", "scope,admin", "label,'a\nb'"})
    void a_wish_that_cannot_be_met_is_refused_at_its_place(String member, String value) {
        Object given = member.equals("days") ? Integer.valueOf(value) : member.startsWith("scope") ? List.of(value) : value;
        problem(ask(people.with(Role.ANALYST), People.PASSWORD, Map.of(member, given)).then(), Kind.MALFORMED_REQUEST)
                .body("pointer", equalTo("/" + member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"user\":\"ann\"}", "{\"user\":\"Ann\",\"password\":\"x\"}", "{\"user\":{}}", "{"})
    void a_malformed_request_for_a_token_is_a_problem(String body) {
        problem(given().contentType("application/json").body(body).post("/api/v1/tokens").then(), Kind.MALFORMED_REQUEST);
    }

    @Test
    void wrong_password_unknown_user_and_disabled_user_are_answered_alike() {
        User ann = people.with(Role.ANALYST);
        User bob = people.with(Role.ANALYST);
        with(people.token(Role.ADMIN)).contentType("application/json").body("{\"disabled\":true}")
                .patch("/api/v1/users/" + bob.name()).then().statusCode(200);

        String wrong = answer(ask(ann, "not the password", Map.of()));
        assertThat(answer(ask(bob, People.PASSWORD, Map.of()))).isEqualTo(wrong);
        assertThat(answer(ask("nobody-" + ann.name().value().substring(1, 9), People.PASSWORD, Map.of()))).isEqualTo(wrong);
        problem(ask(ann, People.PASSWORD + "x".repeat(100), Map.of()).then(), Kind.UNAUTHENTICATED).header("WWW-Authenticate", "Bearer");
    }

    @Test
    void passwords_are_not_tried_without_end() {
        User ann = people.with(Role.ANALYST);
        Response last = null;
        for (int attempt = 0; attempt < 15; attempt++) {
            last = ask(ann, "not the password", Map.of());
        }
        problem(last.then(), Kind.TOO_MANY_REQUESTS).header("Retry-After", String.valueOf(last.<Integer>path("retryAfter")));
        assertThat(last.<Integer>path("retryAfter")).isBetween(1, 10);
        ask(ann, People.PASSWORD, Map.of()).then().statusCode(429);
        ask(people.with(Role.ANALYST), People.PASSWORD, Map.of()).then().statusCode(201);
    }

    @Test
    void only_an_admin_sees_and_revokes_the_tokens_of_others() {
        User ann = people.with(Role.ANALYST);
        String id = ask(ann, People.PASSWORD, Map.of()).path("id");
        String bob = people.token(Role.PUBLISHER, Role.AUDITOR);
        String admin = people.token(Role.ADMIN);

        problem(with(bob).get("/api/v1/tokens?user=" + ann.name()).then(), Kind.FORBIDDEN).body("roles", contains("admin"));
        problem(with(bob).delete("/api/v1/tokens/" + id).then(), Kind.TOKEN_UNKNOWN);
        problem(with(admin).delete("/api/v1/tokens/" + "0".repeat(16)).then(), Kind.TOKEN_UNKNOWN);
        with(admin).get("/api/v1/tokens?user=" + ann.name()).then().statusCode(200).body("id", hasItem(id));
        with(admin).delete("/api/v1/tokens/" + id).then().statusCode(204);
        with(admin).get("/api/v1/tokens?user=" + ann.name()).then().body("", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sky_0123456789abcdef_00", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", "Bearer ", "bearer x", "Bearer sky_"})
    void a_token_that_is_none_is_refused_where_one_is_needed_and_not_looked_at_where_none_is(String header) {
        problem(given().header("Authorization", header).get("/api/v1/me").then(), Kind.UNAUTHENTICATED);
        given().header("Authorization", header).get("/api/v1/signatures").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "sky_x"})
    void another_scheme_is_no_token(String header) {
        problem(given().header("Authorization", header).get("/api/v1/me").then(), Kind.UNAUTHENTICATED).header("WWW-Authenticate", "Bearer");
    }

    @Test
    void no_secret_is_in_the_log_or_in_a_problem() {
        User ann = people.with(Role.ANALYST);
        try (LogOfTheTest log = new LogOfTheTest()) {
            String token = ask(ann, People.PASSWORD, Map.of()).path("token");
            String refused = answer(ask(ann, "hunter2 is my secret", Map.of()))
                    + answer(ask("nobody", "hunter2 is my secret", Map.of("days", 0)))
                    + given().contentType("application/json").body("{\"user\":\"ann\",\"password\":[\"hunter2 is my secret\"]}").post("/api/v1/tokens").asString()
                    + given().contentType("application/json").body("{\"password\":\"hunter2 is my secret\"").post("/api/v1/tokens").asString()
                    + with(token).get("/api/v1/users").asString() + with(token + "0").get("/api/v1/me").asString();

            String secret = token.substring(token.lastIndexOf('_') + 1);
            assertThat(refused).contains("/problems/forbidden").doesNotContain("hunter2").doesNotContain(secret);
            assertThat(log.lines()).anyMatch(line -> line.contains("issued to " + ann.name()))
                    .noneMatch(line -> line.contains("hunter2") || line.contains(secret) || line.contains(People.PASSWORD));
        }
    }

    private static Response ask(User user, String password, Map<String, Object> more) {
        return ask(user.name().value(), password, more);
    }

    private static Response ask(String user, String password, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("user", user);
        body.put("password", password);
        return given().contentType("application/json").body(body).post("/api/v1/tokens");
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String answer(Response response) {
        return response.statusCode() + response.asString();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, Kind kind) {
        return answer.statusCode(kind.status()).contentType("application/problem+json").body("type", equalTo("/problems/" + kind.slug()));
    }
}
