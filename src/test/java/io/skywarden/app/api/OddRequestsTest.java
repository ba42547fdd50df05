package io.skywarden.app.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.skywarden.access.Role;
import io.skywarden.access.http.People;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that end before a resource is asked, and those that were once answered with a failure. */
@QuarkusTest
class OddRequestsTest {

    @Inject
    People people;

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/a%2", "/api/v1/signatures/%zz", "/api/v1/signatures?text=%zz", "/api/v1/signatures?text=%ff", "/api/v1/signatures/%c3%28",
        "/api/v1/signatures/\"", "/a{b}", "/api/v1/signatures?text=a|b", "/q/%zz"})
    void what_is_no_address_is_a_problem(String target) throws IOException {
        assertThat(answer("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json").contains("\"type\":\"/problems/malformed-request\"").contains("no URI");
    }

    @Test
    void a_content_type_that_is_none_is_a_problem() {
        given().header("Authorization", "Bearer " + people.token(Role.ANALYST)).header("Content-Type", "nonsense").body("x".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/dry-runs").then().statusCode(415).contentType("application/problem+json").body("type", is("/problems/unsupported-media-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\nid: x", "--c--", "\r\n\r\n", "--b\r\nContent-Dispo"})
    void a_form_without_an_end_is_a_problem(String form) throws IOException {
        assertThat(answer("POST /api/v1/dry-runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n".formatted(people.token(Role.ANALYST))
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n%s".formatted(form.length(), form)))
                .startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-type: application/problem+json");
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
