package io.skywarden.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemAnswersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/q/nothing", "/api/v1/nothing", "/trouble/bare/notanumber", "/a%20b"})
    void an_unknown_path_is_a_problem(String path) {
        problem(given().urlEncodingEnabled(false).get(path).then(), Kind.NOT_FOUND).body("instance", equalTo(path));
    }

    @Test
    void a_wrong_method_is_a_problem() {
        problem(given().delete("/trouble").then(), Kind.METHOD_NOT_ALLOWED);
    }

    @Test
    void an_unservable_media_type_is_a_problem() {
        problem(given().accept("image/png").get("/trouble/defect").then(), Kind.NOT_ACCEPTABLE);
    }

    @Test
    void an_unreadable_media_type_is_a_problem() {
        problem(given().contentType("text/plain").body("5").post("/trouble").then(), Kind.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"number\":\"x\"}", "[]"})
    void an_unreadable_body_is_a_problem(String body) {
        problem(given().contentType("application/json").body(body).post("/trouble").then(), Kind.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"409,MALFORMED_REQUEST", "413,CONTENT_TOO_LARGE", "502,UNEXPECTED"})
    void a_bare_status_is_a_problem_without_the_text_of_the_framework(int status, Kind kind) {
        problem(given().get("/trouble/bare/" + status).then(), kind).body(not(containsString("secret")));
    }

    @Test
    void a_defect_tells_the_client_a_log_reference_and_the_log_everything() {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = recorder(records);
        Logger log = Logger.getLogger("io.skywarden.problem");
        log.addHandler(handler);
        try {
            var answer = problem(given().get("/trouble/defect").then(), Kind.UNEXPECTED).extract().body().jsonPath().getMap("");

            assertThat(answer).containsOnlyKeys("type", "title", "status", "detail", "instance", "reference");
            assertThat(records).hasSize(1);
            assertThat(records.getFirst().getThrown()).hasMessage("secret inner text");
            assertThat(new PatternFormatter("%s").format(ExtLogRecord.wrap(records.getFirst())))
                    .contains(String.valueOf(answer.get("reference")));
            assertThat(answer.values()).noneMatch(member -> String.valueOf(member).contains("secret"));
        } finally {
            log.removeHandler(handler);
        }
    }

    private static ValidatableResponse problem(ValidatableResponse answer, Kind kind) {
        return answer.statusCode(kind.status()).contentType(ProblemDocument.MEDIA_TYPE)
                .body("type", equalTo("/problems/" + kind.slug())).body("title", equalTo(kind.title())).body("status", equalTo(kind.status()));
    }

    private static Handler recorder(List<LogRecord> records) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                records.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
