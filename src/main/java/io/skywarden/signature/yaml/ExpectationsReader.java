package io.skywarden.signature.yaml;

import io.skywarden.signature.Expectations;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.KnownDifference;
import io.skywarden.signature.MalformedSignature;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads which real captures a proof must find flows in, and where judges are known to differ. */
final class ExpectationsReader {

    private static final Set<String> DIFFERENCE = Set.of("judge", "capture", "at-most", "reason", "until");

    private ExpectationsReader() {}

    static Expectations expectations(Field file) {
        boolean differ = file.has("differences");
        Map<String, Field> given = file.members(differ ? Set.of() : Set.of("captures"), Set.of("captures", "differences"));
        return new Expectations(elements(given.get("captures")).flatMap(field -> inCapture(field).stream()).toList(),
                elements(given.get("differences")).flatMap(field -> difference(field).stream()).toList());
    }

    private static Stream<Field> elements(Field list) {
        return Stream.ofNullable(list).flatMap(field -> field.elements(false).stream());
    }

    private static Optional<KnownDifference> difference(Field field) {
        Map<String, Field> given = field.members(DIFFERENCE, Set.of());
        if (!given.keySet().containsAll(DIFFERENCE)) {
            return Optional.empty();
        }
        Optional<LocalDate> until = given.get("until").as(ExpectationsReader::day);
        return given.get("judge").text().flatMap(judge -> given.get("capture").text().flatMap(capture -> given.get("at-most").number()
                .flatMap(flows -> given.get("reason").prose().map(String::strip).flatMap(reason -> until
                        .flatMap(day -> field.make(() -> new KnownDifference(judge, capture, flows, reason, day)))))));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new MalformedSignature("until", "'%s' is no day: write 2027-01-31".formatted(text));
        }
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
