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
import io.skywarden.signature.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one signature from the fields of its file. */
final class SignatureReader {

    private static final Set<String> REQUIRED = Set.of(
            "id", "title", "family", "era", "confidence", "state", "description", "sources", "transport", "steps");

    private SignatureReader() {}

    static Optional<Signature> signature(Field file, Expectations expectations) {
        Map<String, Field> given = file.members(REQUIRED, Set.of("reason", "count"));
        if (!given.keySet().containsAll(REQUIRED)) {
            return Optional.empty();
        }
        var id = given.get("id").as(SignatureId::new);
        var title = given.get("title").text();
        var family = given.get("family").word(Family.class);
        var era = given.get("era").word(Era.class);
        var confidence = given.get("confidence").word(Confidence.class);
        var state = state(given);
        var description = given.get("description").text().map(String::strip);
        var sourceFields = given.get("sources").elements(false);
        var sources = sourceFields.stream().flatMap(f -> source(f).stream()).toList();
        var detection = detection(given);
        if (id.isEmpty() || title.isEmpty() || family.isEmpty() || era.isEmpty() || confidence.isEmpty() || state.isEmpty()
                || description.isEmpty() || sources.size() != sourceFields.size() || detection.isEmpty()) {
            return Optional.empty();
        }
        return file.make(() -> new Signature(id.get(), title.get(), family.get(), era.get(), confidence.get(), state.get(),
                description.get(), sources, detection.get(), expectations));
    }

    private static Optional<State> state(Map<String, Field> given) {
        Field field = given.get("state");
        Field reason = given.get("reason");
        return field.text().flatMap(word -> {
            if (reason != null && !word.equals("retired")) {
                reason.complain("only a retired signature has a reason");
            }
            return switch (word) {
                case "active" -> Optional.of(new State.Active());
                case "experimental" -> Optional.of(new State.Experimental());
                case "retired" -> field.make(() -> new State.Retired(reason == null ? "" : reason.text().orElse("").strip()));
                default -> {
                    field.complain("'%s' is not one of [active, experimental, retired]".formatted(word));
                    yield Optional.<State>empty();
                }
            };
        });
    }

    private static Optional<Source> source(Field field) {
        Map<String, Field> given = field.members(Set.of("title"), Set.of("url"));
        Optional<URI> url = Optional.ofNullable(given.get("url")).flatMap(u -> u.as(SignatureReader::uri));
        return Optional.ofNullable(given.get("title")).flatMap(Field::text)
                .flatMap(title -> field.make(() -> new Source(title, url)));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAnUri) {
            throw new MalformedSignature("url", "'%s' is not a URL".formatted(text));
        }
    }

    private static Optional<Detection> detection(Map<String, Field> given) {
        var transport = given.get("transport").word(Transport.class);
        List<Field> elements = given.get("steps").elements(false);
        List<Step> steps = elements.stream().flatMap(f -> step(f).stream()).toList();
        Optional<Field> countField = Optional.ofNullable(given.get("count"));
        Optional<Count> count = countField.flatMap(SignatureReader::count);
        if (transport.isEmpty() || steps.size() != elements.size() || countField.isPresent() != count.isPresent()) {
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
