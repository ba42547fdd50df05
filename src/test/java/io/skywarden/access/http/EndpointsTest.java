package io.skywarden.access.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.skywarden.access.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls every endpoint of the application with every role and with none, and compares with the table. */
@QuarkusTest
class EndpointsTest {

    private static final Path TABLE = Path.of("src/test/resources/access/endpoints.txt");

    @Inject
    People people;

    @Test
    void each_endpoint_has_one_line_in_the_table_and_each_line_an_endpoint() throws IOException {
        assertThat(Endpoint.all().stream().map(Endpoint::name).distinct()).containsExactlyInAnyOrderElementsOf(table().keySet());
    }

    @Test
    void each_endpoint_lets_in_whom_the_table_names_and_nobody_else() throws IOException {
        Map<String, String> table = table();
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, people.token(role));
        }
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.all()) {
            String who = table.getOrDefault(endpoint.name(), "nobody");
            compare(endpoint, "nobody known", call(endpoint, given()), who.equals("everyone") ? 0 : 401, wrong);
            for (Role role : Role.values()) {
                boolean may = List.of("everyone", "authenticated").contains(who) || Arrays.asList(who.split("\\+")).contains(role.word());
                Response answer = call(endpoint, given().header("Authorization", "Bearer " + tokens.get(role)));
                compare(endpoint, role.word(), answer, may ? 0 : 403, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A wrong request of somebody who may is refused for being wrong, which is enough: it was let in. */
    private static void compare(Endpoint endpoint, String who, Response answer, int refused, List<String> wrong) {
        int status = answer.statusCode();
        boolean asExpected = refused == 0 ? status != 401 && status != 403 && status != 405 && status != 415 && status < 500
                : status == refused && answer.contentType().startsWith("application/problem+json");
        if (!asExpected) {
            wrong.add("%s by %s: %d instead of %s".formatted(endpoint.name(), who, status, refused == 0 ? "being let in" : refused));
        }
    }

    private static Response call(Endpoint endpoint, RequestSpecification request) {
        String path = endpoint.path().replaceAll("\\{[^}]*\\}", "1");
        if (List.of("GET", "DELETE", "HEAD").contains(endpoint.method())) {
            return request.request(endpoint.method(), path);
        }
        return endpoint.consumes().startsWith("multipart/")
                ? request.multiPart("nothing", "nothing").request(endpoint.method(), path)
                : request.contentType(endpoint.consumes()).body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)).request(endpoint.method(), path);
    }

    private static Map<String, String> table() throws IOException {
        return Files.readAllLines(TABLE).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .collect(Collectors.toMap(line -> line[0] + " " + line[1], line -> line[2], (a, b) -> {
                    throw new IllegalStateException("two lines for one endpoint: " + a + ", " + b);
                }, TreeMap::new));
    }
}
