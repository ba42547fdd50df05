package io.skywarden.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.app.api.ApiDocument.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of the answers that the document promises have occurred: each status, with each media type or kind of problem. */
final class SeenAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document;
    private final List<Operation> operations;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private final Map<String, JsonNode> documents = new TreeMap<>();

    SeenAnswers(ApiDocument document) {
        this.document = document;
        this.operations = document.operations();
    }

    /** The operation that a request leads to: the one with the fewest variables, if several fit. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(each -> each.method.equals(method))
                .filter(each -> path.matches(each.path.replace("{path}", ".+").replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparing(each -> each.path.chars().filter(c -> c == '{').count()));
    }

    /** Keeps an answer; tells what it is: its media type, or its kind of problem. */
    String keep(Operation operation, HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        String what = answer.body().length == 0 ? "" : type.equals("application/problem+json") ? json(answer).path("type").asText().replace("/problems/", "") : type;
        String name = "%s %d %s".formatted(operation.name(), answer.statusCode(), what).strip();
        seen.add(name);
        if (!documented(operation).contains(name)) {
            wrong.add(name + " is not documented");
        }
        if (answer.statusCode() < 300) {
            if (type.equals("application/json") && answer.body().length > 2) {
                documents.merge("%s %d".formatted(operation.name(), answer.statusCode()), json(answer), (one, other) -> one.toString().length() < other.toString().length() ? other : one);
            }
            response(operation, "" + answer.statusCode()).path("headers").fieldNames().forEachRemaining(header -> {
                if (answer.headers().firstValue(header).isEmpty()) {
                    wrong.add("%s has no header %s".formatted(name, header));
                }
            });
        }
        return what;
    }

    boolean has(Operation operation, String what) {
        return seen.contains(operation.name() + " " + what);
    }

    List<String> missing() {
        return operations.stream().flatMap(each -> documented(each).stream()).filter(name -> !seen.contains(name)).toList();
    }

    /** The fullest answer of JSON there was to each operation, from which examples can be made. */
    void write(Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), documents);
    }

    Set<String> wrong() {
        return wrong;
    }

    /** Answers of JSON that no example shows, or whose example has other members than the answer had. */
    List<String> examplesUnlikeAnswers() {
        List<String> unlike = new ArrayList<>();
        for (Operation operation : operations) {
            for (String status : operation.statuses().stream().filter(each -> each.startsWith("2")).toList()) {
                JsonNode media = response(operation, status).at("/content/application~1json");
                JsonNode seenOne = documents.get(operation.name() + " " + status);
                if (!media.isMissingNode() && !members(example(media), "").equals(seenOne == null ? Set.of() : members(seenOne, ""))) {
                    unlike.add("%s %s%n    example: %s%n    answer:  %s".formatted(operation.name(), status, members(example(media), ""), seenOne));
                }
            }
        }
        return unlike;
    }

    private JsonNode example(JsonNode media) {
        JsonNode schema = document.resolved(media.path("schema"));
        return Stream.of(media.path("example"), media.path("examples").path(0), schema.path("example"), schema.path("examples").path(0))
                .filter(each -> !each.isMissingNode()).findFirst()
                .orElseGet(() -> media.path("examples").properties().stream().map(each -> document.resolved(each.getValue()).path("value"))
                        .findFirst().orElseGet(media::deepCopy));
    }

    /** The outer members, of the first element when it is a list; a text that is JSON is taken for what it says. */
    private static Set<String> members(JsonNode node, String prefix) {
        Set<String> members = new TreeSet<>();
        JsonNode one = node.isArray() ? node.path(0) : node;
        one.fieldNames().forEachRemaining(name -> members.add((node.isArray() ? "[] " : prefix) + name));
        return members;
    }

    private Set<String> documented(Operation operation) {
        Set<String> all = new TreeSet<>();
        for (String status : operation.statuses()) {
            Set<String> what = new TreeSet<>(operation.kinds(Integer.parseInt(status)));
            if (what.isEmpty()) {
                response(operation, status).path("content").fieldNames().forEachRemaining(what::add);
            }
            (what.isEmpty() ? Set.of("") : what).forEach(each -> all.add("%s %s %s".formatted(operation.name(), status, each).strip()));
        }
        return all;
    }

    private JsonNode response(Operation operation, String status) {
        return document.resolved(operation.node().path("responses").path(status));
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new IllegalStateException("the answer says that it is JSON and is not", broken);
        }
    }
}
