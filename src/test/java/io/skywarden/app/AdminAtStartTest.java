package io.skywarden.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.skywarden.access.FirstAdmin;
import io.skywarden.access.http.LogOfTheTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdminAtStartTest {

    @Inject
    FirstAdmin firstAdmin;
    @Inject
    AgroalDataSource database;

    @Test
    void the_first_start_prints_a_password_that_lets_in_and_no_later_start_prints_anything() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("delete from access_token");
            statement.execute("delete from access_user");
        }
        try (LogOfTheTest log = new LogOfTheTest()) {
            String told = start();
            String password = told.lines().filter(line -> line.startsWith("    ")).findFirst().orElseThrow().strip();

            assertThat(password).hasSize(32);
            given().contentType("application/json").body(Map.of("user", "admin", "password", password))
                    .post("/api/v1/tokens").then().statusCode(201);
            assertThat(log.lines()).anyMatch(line -> line.contains("user admin added")).noneMatch(line -> line.contains(password));
        }
        assertThat(start()).isEmpty();
    }

    private String start() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        new AdminAtStart(firstAdmin).tell(new PrintStream(told, true, StandardCharsets.UTF_8));
        return told.toString(StandardCharsets.UTF_8);
    }
}
