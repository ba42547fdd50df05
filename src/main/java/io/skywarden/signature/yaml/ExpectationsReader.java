package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.MalformedSignature;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which real captures a proof must find flows in. */
final class ExpectationsReader {

    private ExpectationsReader() {}

    static Expectations expectations(Field file) {
        Map<String, Field> given = file.members(Set.of("captures"), Set.of());
        return new Expectations(Optional.ofNullable(given.get("captures")).map(f -> f.elements(false)).orElse(java.util.List.of())
                .stream().flatMap(field -> inCapture(field).stream()).toList());
    }

    private static Optional<InCapture> inCapture(Field field) {
        Map<String, Field> given = field.members(Set.of("sha256", "name", "at-least"), Set.of("innocent"));
        if (!given.keySet().containsAll(Set.of("sha256", "name", "at-least"))) {
            return Optional.empty();
        }
        boolean innocent = Optional.ofNullable(given.get("innocent")).map(ExpectationsReader::isTrue).orElse(false);
        return given.get("sha256").text().flatMap(digest -> given.get("name").prose().map(String::strip).flatMap(name -> given.get("at-least")
                .number().flatMap(flows -> field.make(() -> new InCapture(digest, name, flows, innocent)))));
    }

    private static boolean isTrue(Field field) {
        return field.as(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedSignature("innocent", "'%s' is neither true nor false".formatted(text));
        }).orElse(false);
    }
}
