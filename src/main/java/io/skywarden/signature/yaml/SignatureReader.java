package io.skywarden.signature.yaml;

import io.skywarden.signature.Confidence;
import io.skywarden.signature.Count;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Era;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Family;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Tag;
import io.skywarden.signature.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one signature from the fields of its file. */
final class SignatureReader {

    static final Set<String> REQUIRED = Set.of(
            "id", "title", "family", "era", "confidence", "state", "description", "sources", "transport", "steps");
    static final Set<String> OPTIONAL = Set.of("reason", "tags", "count");

    private SignatureReader() {}

    static Optional<Signature> signature(Field file, Expectations expectations) {
        return signature(file, file.members(REQUIRED, OPTIONAL), expectations);
    }

    /** What is missing was complained of; the rest is read nevertheless, so that all complaints come at once. */
    static Optional<Signature> signature(Field file, Map<String, Field> given, Expectations expectations) {
        var id = in(given, "id").flatMap(field -> field.as(SignatureId::new));
        var title = in(given, "title").flatMap(field -> field.as(Signature::checkedTitle));
        var family = in(given, "family").flatMap(field -> field.word(Family.class));
        var era = in(given, "era").flatMap(field -> field.word(Era.class));
        var confidence = in(given, "confidence").flatMap(field -> field.word(Confidence.class));
        var state = in(given, "state").flatMap(field -> state(field, in(given, "reason")));
        var description = in(given, "description").flatMap(Field::prose).map(String::strip);
        var sources = in(given, "sources").flatMap(SignatureReader::sources);
        var tags = tags(in(given, "tags"));
        var detection = detection(given);
        if (id.isEmpty() || title.isEmpty() || family.isEmpty() || era.isEmpty() || confidence.isEmpty() || state.isEmpty()
                || description.isEmpty() || sources.isEmpty() || tags.isEmpty() || detection.isEmpty()) {
            return Optional.empty();
        }
        return file.make(() -> new Signature(id.get(), title.get(), family.get(), era.get(), confidence.get(), state.get(),
                description.get(), sources.get(), detection.get(), expectations, tags.get()));
    }

    private static Optional<Field> in(Map<String, Field> given, String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static Optional<State> state(Field field, Optional<Field> reason) {
        return field.text().flatMap(word -> {
            if (!word.equals("retired")) {
                reason.ifPresent(unasked -> unasked.complain("only a retired signature has a reason"));
            }
            return switch (word) {
                case "active" -> Optional.of(new State.Active());
                case "experimental" -> Optional.of(new State.Experimental());
                case "retired" -> retired(field, reason);
                default -> {
                    field.complain("'%s' is not one of [active, experimental, retired]".formatted(word));
                    yield Optional.<State>empty();
                }
            };
        });
    }

    private static Optional<State> retired(Field field, Optional<Field> reason) {
        Optional<String> prose = reason.flatMap(Field::prose).map(String::strip);
        return reason.isPresent() && prose.isEmpty() ? Optional.empty() : field.make(() -> new State.Retired(prose.orElse("")));
    }

    /** Nothing when one of them could not be read. */
    private static Optional<List<Source>> sources(Field field) {
        List<Field> elements = field.elements(false);
        List<Source> sources = elements.stream().flatMap(element -> source(element).stream()).toList();
        return sources.size() == elements.size() ? Optional.of(sources) : Optional.empty();
    }

    /** Nothing when one of them could not be read. */
    private static Optional<List<Tag>> tags(Optional<Field> field) {
        if (field.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Field> elements = field.get().elements(false);
        List<Tag> tags = elements.stream().flatMap(element -> element.as(Tag::new).stream()).toList();
        return field.get().isList() && tags.size() == elements.size() ? field.get().make(() -> Tag.checked(tags)) : Optional.empty();
    }

    private static Optional<Source> source(Field field) {
        Map<String, Field> given = field.members(Set.of("title"), Set.of("url"));
        Optional<URI> url = in(given, "url").flatMap(u -> u.as(SignatureReader::uri));
        Optional<String> title = in(given, "title").flatMap(Field::prose).map(String::strip);
        return given.containsKey("url") && url.isEmpty() ? Optional.empty() : title.flatMap(t -> field.make(() -> new Source(t, url)));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAnUri) {
            throw new MalformedSignature("url", "'%s' is not a URL".formatted(text));
        }
    }

    private static Optional<Detection> detection(Map<String, Field> given) {
        var transport = in(given, "transport").flatMap(field -> field.word(Transport.class));
        List<Field> elements = in(given, "steps").map(field -> field.elements(false)).orElse(List.of());
        List<Step> steps = elements.stream().flatMap(f -> step(f).stream()).toList();
        Optional<Count> count = in(given, "count").flatMap(SignatureReader::count);
        if (transport.isEmpty() || !given.containsKey("steps") || steps.size() != elements.size()
                || given.containsKey("count") != count.isPresent()) {
            return Optional.empty();
        }
        return given.get("steps").make(() -> new Detection(transport.get(), steps, count));
    }

    private static Optional<Step> step(Field field) {
        Map<String, Field> given = field.members(Set.of("shows"), Set.of("direction", "server", "peer"));
        var direction = given.containsKey("direction") ? given.get("direction").word(Direction.class) : Optional.of(Direction.EITHER);
        var server = server(given);
        var shows = Optional.ofNullable(given.get("shows")).flatMap(ConditionReader::all);
        return direction.flatMap(d -> server.flatMap(s -> shows.flatMap(c -> field.make(() -> new Step(d, s, c)))));
    }

    private static Optional<ServerSide> server(Map<String, Field> step) {
        if (step.containsKey("server") && step.containsKey("peer")) {
            step.get("peer").complain("either 'server' or 'peer', not both");
        }
        if (step.containsKey("peer")) {
            return side(step.get("peer"), true);
        }
        return step.containsKey("server") ? side(step.get("server"), false) : Optional.of(ServerSide.ANY);
    }

    private static Optional<ServerSide> side(Field field, boolean either) {
        Map<String, Field> given = field.members(Set.of(), Set.of("ports", "networks"));
        List<PortRange> ports = Optional.ofNullable(given.get("ports")).map(f -> f.elements(true)).orElse(List.of()).stream()
                .flatMap(f -> f.range().flatMap(r -> f.make(() -> new PortRange(r[0], r[1]))).stream()).toList();
        List<Network> networks = Optional.ofNullable(given.get("networks")).map(f -> f.elements(true)).orElse(List.of()).stream()
                .flatMap(f -> f.as(Network::parse).stream()).toList();
        return field.make(() -> new ServerSide(ports, networks, either));
    }

    private static Optional<Count> count(Field field) {
        Map<String, Field> given = field.members(Set.of("within"), Set.of("flows-per-source", "packets-per-pair"));
        boolean flows = given.containsKey("flows-per-source");
        if (flows == given.containsKey("packets-per-pair") || !given.containsKey("within")) {
            field.complain("a count has 'within' (seconds) and either flows-per-source or packets-per-pair");
            return Optional.empty();
        }
        var scope = flows ? Count.Scope.FLOWS_PER_SOURCE : Count.Scope.PACKETS_PER_PAIR;
        return given.get(flows ? "flows-per-source" : "packets-per-pair").number().flatMap(threshold -> given.get("within")
                .number().flatMap(seconds -> field.make(() -> new Count(scope, threshold, Duration.ofSeconds(seconds)))));
    }
}
