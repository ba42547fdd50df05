package io.skywarden.signature.yaml;

import io.skywarden.signature.Condition;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.SessionShows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the condition tree of a step. */
final class ConditionReader {

    private static final Map<String, Function<Field, Optional<? extends Condition>>> LEAVES = Map.ofEntries(
            Map.entry("size", field -> field.range().flatMap(r -> field.make(() -> new PacketShows.Size(r[0], r[1])))),
            Map.entry("sent-at-most", field -> field.number().flatMap(n -> field.make(() -> new PacketShows.SentAtMost(n)))),
            Map.entry("bytes", field -> bytes(field, false)),
            Map.entry("no-bytes", field -> bytes(field, true)),
            Map.entry("test", ConditionReader::test),
            Map.entry("pad", field -> field.number().flatMap(n -> field.make(() -> new PacketShows.PadGenerator(n)))),
            Map.entry("guid", field -> field.number().flatMap(n -> field.make(() -> new PacketShows.Guid(n)))),
            Map.entry("stun", ConditionReader::stun),
            Map.entry("dns-query", field -> NameReader.name(field).map(SessionShows.DnsQuery::new)),
            Map.entry("tls-server-name", field -> NameReader.name(field).map(SessionShows.TlsServerName::new)),
            Map.entry("tls-certificate", field -> NameReader.suffix(field).map(SessionShows.TlsCertificateName::new)),
            Map.entry("quic-server-name", field -> NameReader.name(field).map(SessionShows.QuicServerName::new)),
            Map.entry("ja3", field -> field.as(SessionShows.Ja3::new)),
            Map.entry("http-host", field -> NameReader.name(field).map(SessionShows.HttpHost::new)),
            Map.entry("http-uri", field -> NameReader.text(field).map(SessionShows.HttpUri::new)),
            Map.entry("http-user-agent", field -> NameReader.text(field).map(SessionShows.HttpUserAgent::new)),
            Map.entry("any", ConditionReader::any),
            Map.entry("all", ConditionReader::all));

    private ConditionReader() {}

    /** A list of conditions that must all hold, or a single one. */
    static Optional<Condition> all(Field field) {
        List<Condition> parts = parts(field);
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.size() == 1 ? parts.getFirst() : new Condition.All(parts));
    }

    private static Optional<Condition> any(Field field) {
        List<Condition> parts = parts(field);
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Condition.Any(parts));
    }

    private static List<Condition> parts(Field field) {
        List<Field> elements = field.elements(true);
        if (elements.isEmpty()) {
            field.complain("at least one condition is needed");
        }
        return elements.stream().flatMap(element -> one(element).stream()).toList();
    }

    private static Optional<Condition> one(Field element) {
        if (element.isList()) {
            return all(element);
        }
        Map<String, Field> members = element.members();
        if (members.size() != 1) {
            element.complain("a condition is one field, such as size: 18");
            return Optional.empty();
        }
        var entry = members.entrySet().iterator().next();
        var reader = LEAVES.get(entry.getKey());
        if (reader == null) {
            entry.getValue().complain("unknown condition '%s'; known: %s"
                    .formatted(entry.getKey(), LEAVES.keySet().stream().sorted().toList()));
            return Optional.empty();
        }
        return reader.apply(entry.getValue()).map(condition -> condition);
    }

    private static Optional<Bytes> bytes(Field field, boolean negated) {
        Map<String, Field> given = field.members(Set.of(), Set.of("at", "from", "to", "hex", "text"));
        if (given.containsKey("at") == given.containsKey("from") || given.containsKey("hex") == given.containsKey("text")
                || given.containsKey("at") && given.containsKey("to")) {
            field.complain("bytes need either 'at' or 'from' (with an optional 'to'), and either 'hex' or 'text'");
            return Optional.empty();
        }
        Optional<HexPattern> pattern = given.containsKey("hex")
                ? given.get("hex").as(HexPattern::parse)
                : given.get("text").as(text -> HexPattern.of(text.getBytes(StandardCharsets.UTF_8)));
        Optional<Integer> from = Stream.of("at", "from").filter(given::containsKey).findFirst().flatMap(key -> given.get(key).number());
        Optional<Integer> to = given.containsKey("to") ? given.get("to").number() : Optional.of(PacketShows.LONGEST_PAYLOAD);
        return pattern.flatMap(p -> from.flatMap(f -> to.flatMap(t -> field.make(
                () -> new Bytes(p, f, given.containsKey("at") ? f + p.length() : t, negated)))));
    }

    private static Optional<ByteTest> test(Field field) {
        Map<String, Field> given = field.members(Set.of("at"), Set.of("mask", "equals", "differs", "less", "greater"));
        Map<String, Comparison> words = Map.of("equals", Comparison.EQUAL, "differs", Comparison.UNEQUAL,
                "less", Comparison.LESS, "greater", Comparison.GREATER);
        List<String> asked = words.keySet().stream().filter(given::containsKey).toList();
        if (asked.size() != 1 || !given.containsKey("at")) {
            field.complain("a test has 'at' and exactly one of equals, differs, less, greater");
            return Optional.empty();
        }
        Optional<Integer> mask = given.containsKey("mask") ? given.get("mask").hexadecimal(2) : Optional.of(0xff);
        return given.get("at").number().flatMap(at -> mask.flatMap(m -> given.get(asked.getFirst()).hexadecimal(2)
                .flatMap(value -> field.make(() -> new ByteTest(at, m, words.get(asked.getFirst()), value)))));
    }

    private static Optional<StunAttribute> stun(Field field) {
        Map<String, Field> given = field.members(Set.of("type", "length"), Set.of("value", "framing"));
        if (!given.containsKey("type") || !given.containsKey("length")) {
            return Optional.empty();
        }
        Optional<Framing> framing = given.containsKey("framing") ? given.get("framing").word(Framing.class) : Optional.of(Framing.DATAGRAM);
        Optional<HexPattern> value = Optional.ofNullable(given.get("value")).flatMap(v -> v.as(HexPattern::parse));
        return given.get("type").hexadecimal(4).flatMap(type -> given.get("length").range().flatMap(length -> framing
                .flatMap(f -> field.make(() -> new StunAttribute(f, type, length[0], length[1], value)))));
    }
}
