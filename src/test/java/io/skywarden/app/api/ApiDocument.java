package io.skywarden.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The description that the running service gives of itself. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;

    ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument ofTheService() {
        try {
            return new ApiDocument(new ObjectMapper().readTree(RestAssured.given().get("/q/openapi?format=JSON").asByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** All operations but those that only tests see. */
    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.get("paths").properties().stream().filter(path -> !path.getKey().startsWith("/trouble")).forEach(path ->
                path.getValue().properties().stream().filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each -> all.add(new Operation(each.getKey().toUpperCase(Locale.ROOT), path.getKey(), each.getValue()))));
        return all;
    }

    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.get("$ref").asText().substring(1));
        }
        return found;
    }

    /** A parameter as it is described. */
    record Parameter(String name, String in, String example) {}

    /** A method of a path, and what the document says of it. */
    final class Operation {

        final String method;
        final String path;
        private final JsonNode node;

        Operation(String method, String path, JsonNode node) {
            this.method = method;
            this.path = path;
            this.node = node;
        }

        String name() {
            return method + " " + path;
        }

        JsonNode node() {
            return node;
        }

        Set<String> statuses() {
            Set<String> statuses = new TreeSet<>();
            node.get("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }

        /** The kinds of problem it may answer with this status. */
        Set<String> kinds(int status) {
            Set<String> kinds = new TreeSet<>();
            node.at("/responses/" + status + "/content/application~1problem+json/examples").fieldNames().forEachRemaining(kinds::add);
            return kinds;
        }

        List<String> roles() {
            List<String> roles = new ArrayList<>();
            node.at("/security/0/token").forEach(role -> roles.add(role.asText()));
            return roles;
        }

        List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>();
            node.path("parameters").forEach(each -> {
                JsonNode parameter = resolved(each);
                parameters.add(new Parameter(parameter.get("name").asText(), parameter.get("in").asText(), parameter.path("example").asText()));
            });
            return parameters;
        }

        /** The media types of the body, each with its example; none when there is no body. */
        Map<String, Optional<String>> bodies() {
            Map<String, Optional<String>> bodies = new TreeMap<>();
            resolved(node.path("requestBody")).path("content").properties()
                    .forEach(media -> bodies.put(media.getKey(), example(media.getValue())));
            return bodies;
        }

        private Optional<String> example(JsonNode media) {
            JsonNode one = media.has("example") ? media.get("example") : media.path("examples").path("one step").path("value");
            return one.isMissingNode() ? Optional.empty() : Optional.of(one.isTextual() ? one.asText() : one.toString());
        }

        /** The members that an answer of this status has, if the document tells. */
        Set<String> members(int status) {
            JsonNode schema = resolved(resolved(node.path("responses").path("" + status)).at("/content/application~1json/schema"));
            schema = schema.path("type").asText().equals("array") ? resolved(schema.path("items")) : schema;
            Set<String> members = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(members::add);
            return members;
        }
    }
}
