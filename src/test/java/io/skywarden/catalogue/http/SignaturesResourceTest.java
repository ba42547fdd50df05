package io.skywarden.catalogue.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignaturesResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void the_list_shows_what_the_tree_held_at_start() {
        when().get("/api/v1/signatures").then().statusCode(200)
                .body("items.id", hasItems("A1"))
                .body("items.find { it.id == 'A1' }.family", is("skype-classic"))
                .body("items.find { it.id == 'A1' }.stage", is("active"));
        // By the cursor, for other tests may have filled a page before it.
        when().get("/api/v1/signatures?after=T0").then().statusCode(200)
                .body("items.id", hasItems("T1"))
                .body("items.find { it.id == 'T1' }.state", is("retired"));
    }

    @Test
    void the_list_is_filtered_by_state_and_family() {
        when().get("/api/v1/signatures?state=retired&family=teams").then().statusCode(200).body("items.id", equalTo(java.util.List.of("T1")));
        when().get("/api/v1/signatures?state=experimental&text=nosuchword").then().statusCode(200).body("items.size()", is(0)).body("next", is(nullValue()));
    }

    @Test
    void a_word_that_no_signature_can_have_is_refused_since_an_empty_list_would_hide_the_slip() {
        when().get("/api/v1/signatures?state=actve").then().statusCode(400).contentType(PROBLEM)
                .body("detail", is("state 'actve' is not one of [active, experimental, retired]"));
    }

    @Test
    void a_signature_and_its_version_are_answered_in_full() {
        when().get("/api/v1/signatures/A1").then().statusCode(200)
                .body("version", is(1)).body("signature.steps[0].shows[0].size", is("18..45"));
        when().get("/api/v1/signatures/A1/versions").then().statusCode(200).body("version", equalTo(java.util.List.of(1)));
        when().get("/api/v1/signatures/A1/versions/1").then().statusCode(200).contentType("application/json").body("id", is("A1"));
    }

    @Test
    void the_yaml_form_is_the_authors_file_byte_for_byte() throws IOException {
        byte[] body = given().accept("application/yaml").get("/api/v1/signatures/A1/versions/1").then().statusCode(200)
                .contentType(containsString("application/yaml")).extract().asByteArray();

        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(Path.of("src/test/resources/catalogue/tree/A1-probe/signature.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/signatures/B7,            404, signature-unknown",
        "/api/v1/signatures/B7/versions,   404, signature-unknown",
        "/api/v1/signatures/B7/versions/1, 404, signature-unknown",
        "/api/v1/signatures/A1/versions/2, 404, version-unknown",
        "/api/v1/signatures/A1/versions/0, 404, not-found",
        "/api/v1/signatures/A1/versions/x, 404, not-found",
        "/api/v1/signatures/7B,            400, malformed-request",
        "/api/v1/signatures/a%00b,         400, malformed-request",
        "/api/v1/nothing,                  404, not-found",
        "/nothing,                         404, not-found",
        "/,                                404, not-found",
        "/q/nothing,                       404, not-found",
    })
    void what_is_not_there_is_answered_with_a_problem(String path, int status, String slug) {
        given().urlEncodingEnabled(false).accept("text/html, */*;q=0.1").get(path).then().statusCode(status).contentType(PROBLEM)
                .body("type", is("/problems/" + slug)).body("status", is(status)).body("instance", is(path));
    }

    @Test
    void a_method_that_is_not_answered_is_a_problem_that_names_those_that_are() {
        when().delete("/api/v1/signatures").then().statusCode(405).contentType(PROBLEM).header("Allow", containsString("GET"))
                .body("type", is("/problems/method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/signatures/A1/versions", "/api/v1/signatures/A1/versions/1"})
    void a_media_type_that_is_not_there_is_a_problem(String path) {
        given().accept("image/png").get(path).then().statusCode(406).contentType(PROBLEM)
                .body("type", is("/problems/not-acceptable"));
    }

    @Test
    void the_service_is_ready_and_tells_how_many_signatures_it_has() {
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200).body("checks.find { it.name == 'catalogue' }.status", is("UP"));
        when().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/signatures/{id}/versions/{number}"));
    }
}
