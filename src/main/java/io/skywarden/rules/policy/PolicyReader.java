package io.skywarden.rules.policy;

import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Tag;
import io.skywarden.signature.yaml.Complaint;
import io.skywarden.signature.yaml.Field;
import io.skywarden.signature.yaml.YamlDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a policy from its YAML form, with every complaint about it in one pass. */
final class PolicyReader {

    private static final Set<String> ASKED = Set.of("name", "title", "action");
    private static final Set<String> FREE = Set.of("select", "only-for", "overrides", "path", "enforce");
    private static final Set<String> OVERRIDE = Set.of("signature", "action", "reason", "until");
    private static final String OFF = "off";

    private PolicyReader() {}

    /** Nothing if there is something to complain of. */
    static Optional<Policy> read(String place, String text, List<Complaint> complaints) {
        int before = complaints.size();
        return YamlDocument.read(place, text, complaints).flatMap(PolicyReader::policy).filter(_ -> complaints.size() == before);
    }

    private static Optional<Policy> policy(Field file) {
        Map<String, Field> given = file.members(ASKED, FREE);
        Optional<PolicyName> name = read(given, "name", field -> field.as(PolicyName::new));
        Optional<String> title = read(given, "title", field -> field.prose().map(String::strip));
        Optional<Action> action = read(given, "action", field -> field.word(Action.class));
        Selection select = read(given, "select", PolicyReader::selection).orElse(Selection.ALL);
        Selection acting = read(given, "only-for", PolicyReader::selection).orElse(Selection.ALL);
        List<Deviation> deviations = elements(given.get("overrides")).flatMap(field -> deviation(field).stream()).toList();
        Optional<AllowedPath> path = read(given, "path", PathReader::path);
        Optional<Enforce> enforce = read(given, "enforce", PolicyReader::enforce);
        return name.flatMap(n -> title.flatMap(t -> action.flatMap(a ->
                file.make(() -> new Policy(n, t, select, a, acting, deviations, path, enforce)))));
    }

    static <T> Optional<T> read(Map<String, Field> given, String name, Function<Field, Optional<T>> reader) {
        return Optional.ofNullable(given.get(name)).flatMap(reader);
    }

    static Stream<Field> elements(Field list) {
        return Stream.ofNullable(list).flatMap(field -> field.elements(false).stream());
    }

    private static Optional<Selection> selection(Field field) {
        Map<String, Field> given = field.members(Set.of(), Set.of("families", "eras", "confidence", "states", "tags", "signatures"));
        Set<Family> families = set(given.get("families"), each -> each.word(Family.class));
        Set<Era> eras = set(given.get("eras"), each -> each.word(Era.class));
        Confidence confidence = read(given, "confidence", each -> each.word(Confidence.class)).orElse(Confidence.LOW);
        Set<String> states = set(given.get("states"), Field::text);
        Set<Tag> tags = set(given.get("tags"), each -> each.as(Tag::new));
        Set<SignatureId> signatures = set(given.get("signatures"), each -> each.as(SignatureId::new));
        return field.make(() -> new Selection(families, eras, confidence, states, tags, signatures));
    }

    /** A list that is there has elements: an empty one would silently mean all. */
    static <T> Set<T> set(Field list, Function<Field, Optional<T>> reader) {
        if (list != null && list.isList() && list.elements(false).isEmpty()) {
            list.complain("names nothing: leave it out to mean all");
        }
        return elements(list).flatMap(field -> reader.apply(field).stream()).collect(Collectors.toSet());
    }

    private static Optional<Deviation> deviation(Field field) {
        Map<String, Field> given = field.members(OVERRIDE, Set.of());
        if (!given.keySet().containsAll(OVERRIDE)) {
            return Optional.empty();
        }
        Optional<SignatureId> signature = given.get("signature").as(SignatureId::new);
        Optional<Optional<Action>> action = given.get("action").as(PolicyReader::actionOrOff);
        Optional<String> reason = given.get("reason").prose().map(String::strip);
        Optional<LocalDate> until = given.get("until").as(PolicyReader::day);
        return signature.flatMap(s -> action.flatMap(a -> reason.flatMap(r -> until.flatMap(u ->
                field.make(() -> new Deviation(s, a, r, u))))));
    }

    private static Optional<Enforce> enforce(Field field) {
        Map<String, Field> given = field.members(Set.of(), Set.of("after", "sensor-hours"));
        Duration after = read(given, "after", each -> each.as(PolicyReader::duration)).orElse(Duration.ZERO);
        int hours = read(given, "sensor-hours", Field::number).orElse(0);
        return field.make(() -> new Enforce(after, hours, Set.of()));
    }

    private static Duration duration(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[dh]")) {
            throw new RefusedValue("after", "'%s' is no span of time: write 14d or 36h".formatted(text));
        }
        int count = Integer.parseInt(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    }

    private static Optional<Action> actionOrOff(String word) {
        Optional<Action> action = Stream.of(Action.values()).filter(each -> each.word().equals(word)).findFirst();
        if (action.isEmpty() && !word.equals(OFF)) {
            throw new RefusedValue("action", "'%s' is not one of [alert, drop, reject, off]".formatted(word));
        }
        return action;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new RefusedValue("until", "'%s' is no day: write 2027-01-31".formatted(text));
        }
    }
}
