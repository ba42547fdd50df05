package io.skywarden.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.app.api.ApiDocument.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an answer is one that the document promises. */
final class AnswerCheck {

    private static final Path PAGES = Path.of("docs/reference/problems");
    private static final Pattern INSIDES = Pattern.compile(
            "(?m)^\\s*at [\\w.$/]+\\(|\\w(Exception|Error)\\b|\\b(io\\.skywarden|io\\.quarkus|io\\.vertx|org\\.jboss|org\\.h2|org\\.hibernate|com\\.fasterxml|java\\.(lang|util|io)|jakarta)\\.");
    private static final Set<Integer> OF_OTHER_METHODS = Set.of(400, 401, 403, 404, 405, 406, 413, 415);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Operation> byName;

    AnswerCheck(List<Operation> operations) {
        this.byName = operations.stream().collect(Collectors.toMap(Operation::name, each -> each));
    }

    /** What is wrong with the answer, if anything is. */
    Optional<String> complaint(FuzzRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (request.isOverlong() && Set.of(414, 431).contains(status) && text.isEmpty()) {
            return Optional.empty();
        }
        if (status >= 500 && !(status == 503 && answer.headers().firstValue("Retry-After").isPresent())) {
            return Optional.of("the service failed");
        }
        if (status >= 400 && INSIDES.matcher(text).find()) {
            return Optional.of("it shows what is inside");
        }
        boolean head = request.method().equals("HEAD");
        Operation operation = byName.get((head ? "GET" : request.method()) + " " + request.operation().path);
        if (status < 400) {
            return request.plain() ? success(operation, request, answer) : Optional.empty();
        }
        return head ? undocumented(operation, status, "") : problem(request.plain() ? Optional.ofNullable(operation) : Optional.empty(), request, answer);
    }

    private static Optional<String> success(Operation operation, FuzzRequest request, HttpResponse<byte[]> answer) {
        if (request.method().equals("OPTIONS")) {
            return Optional.empty();
        }
        Optional<String> undocumented = undocumented(operation, answer.statusCode(), "");
        if (undocumented.isPresent() || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json") || answer.body().length == 0) {
            return undocumented;
        }
        try {
            JsonNode document = JSON.readTree(answer.body());
            Set<String> members = operation.members(answer.statusCode());
            Set<String> beyond = new TreeSet<>();
            (document.isArray() ? document.path(0) : document).fieldNames().forEachRemaining(beyond::add);
            beyond.removeAll(members);
            return beyond.isEmpty() || members.isEmpty() ? Optional.empty() : Optional.of("members that are not documented: " + beyond);
        } catch (IOException broken) {
            return Optional.of("it is no JSON");
        }
    }

    private static Optional<String> undocumented(Operation operation, int status, String slug) {
        if (operation == null) {
            return OF_OTHER_METHODS.contains(status) ? Optional.empty() : Optional.of("a method that is not documented does something");
        }
        if (!operation.statuses().contains("" + status)) {
            return Optional.of("the status is not documented");
        }
        return slug.isEmpty() || operation.kinds(status).contains(slug) ? Optional.empty() : Optional.of("the kind is not documented: " + slug);
    }

    private static Optional<String> problem(Optional<Operation> operation, FuzzRequest request, HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return Optional.of("it is no problem document");
        }
        try {
            JsonNode document = JSON.readTree(answer.body());
            String slug = document.path("type").asText().replace("/problems/", "");
            if (slug.isEmpty() || !Files.exists(PAGES.resolve(slug + ".md"))) {
                return Optional.of("its type is not of the list");
            }
            if (document.path("status").asInt() != answer.statusCode() || document.path("detail").asText().isEmpty() || !document.has("instance")) {
                return Optional.of("it lacks what a problem has");
            }
            return request.plain() ? undocumented(operation.orElse(null), answer.statusCode(), slug) : Optional.empty();
        } catch (IOException broken) {
            return Optional.of("it is no JSON");
        }
    }
}
