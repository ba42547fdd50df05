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

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "Multipart/Form-Data;charset=utf-8;boundary= "})
    void a_form_that_names_no_boundary_is_a_problem(String type) throws IOException {
        assertThat(answer("POST /api/v1/dry-runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n".formatted(people.token(Role.ANALYST))
                + "Content-Type: %s\r\nContent-Length: 4\r\n\r\nid: ".formatted(type)))
                .startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-type: application/problem+json").contains("boundary");
    }

    @Test
    void what_the_framework_refuses_below_everything_has_a_bare_status() throws IOException {
        assertThat(head("GET /?%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted("x".repeat(5_000)))).startsWith("HTTP/1.0 414 ").containsIgnoringCase("content-length: 0");
        assertThat(head("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n".formatted("x".repeat(21_000)))).startsWith("HTTP/1.1 431 ").containsIgnoringCase("content-length: 0");
        String chunk = "100000\r\n%s\r\n".formatted(" ".repeat(1 << 20));
        assertThat(head("POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "1\r\n \r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ").containsIgnoringCase("content-length: 0");
    }

    /** Up to the blank line; such a connection need not be closed. */
    private static String head(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder head = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                head.append((char) next);
                if (head.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
            }
            return head.toString();
        }
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
