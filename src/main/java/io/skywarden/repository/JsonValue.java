package io.skywarden.repository;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A JSON value that every canonicalisation in use writes with the same bytes: printable ASCII text, whole numbers below
 * 2^53, no floats, no null. OLPC canonical JSON and RFC 8785 differ outside that range, so nothing outside can be built.
 */
public sealed interface JsonValue {

    /** Printable ASCII text. */
    record Text(String value) implements JsonValue {
        public Text {
            requirePrintable(value);
        }
    }

    /** A whole number that also a client with 64-bit floats reads exactly. */
    record Whole(long value) implements JsonValue {
        private static final long LIMIT = 1L << 53;

        public Whole {
            if (value <= -LIMIT || value >= LIMIT) {
                throw new NotCanonical("%d is no number for signed metadata: use one between -2^53 and 2^53".formatted(value));
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements JsonValue {
    }

    /** Values in their given order. */
    record Row(List<JsonValue> items) implements JsonValue {
        public Row {
            items = List.copyOf(items);
        }
    }

    /** Named values, ordered by name; for ASCII names this is the order of every canonical form. */
    record Members(NavigableMap<String, JsonValue> byName) implements JsonValue {
        public Members {
            byName.keySet().forEach(JsonValue::requirePrintable);
            byName = Collections.unmodifiableNavigableMap(new TreeMap<>(byName));
        }

        String text(String name) {
            return member(name) instanceof Text(String value) ? value : refuse(name, "text");
        }

        long whole(String name) {
            return member(name) instanceof Whole(long value) ? value : refuse(name, "a whole number");
        }

        boolean flag(String name) {
            return member(name) instanceof Flag(boolean value) ? value : refuse(name, "true or false");
        }

        List<JsonValue> row(String name) {
            return member(name) instanceof Row(List<JsonValue> items) ? items : refuse(name, "a list");
        }

        Members members(String name) {
            return member(name) instanceof Members inner ? inner : refuse(name, "an object");
        }

        private JsonValue member(String name) {
            JsonValue value = byName.get(name);
            return value == null ? refuse(name, "present") : value;
        }

        private static <T> T refuse(String name, String expected) {
            throw new NotCanonical("the member '%s' is not %s".formatted(name, expected));
        }
    }

    /** The JSON form of plain Java values: String, Integer, Long, Boolean, List and Map with String keys. */
    static JsonValue of(Object plain) {
        return switch (plain) {
            case JsonValue value -> value;
            case String text -> new Text(text);
            case Integer number -> new Whole(number);
            case Long number -> new Whole(number);
            case Boolean flag -> new Flag(flag);
            case List<?> items -> new Row(items.stream().map(JsonValue::of).toList());
            case Map<?, ?> map -> members(map);
            case null, default -> throw new NotCanonical(
                    "'%s' cannot be signed: use text, a whole number, true or false, a list or a map of these".formatted(plain));
        };
    }

    /** The JSON object of a map whose keys are text. */
    static Members members(Map<?, ?> plain) {
        NavigableMap<String, JsonValue> byName = new TreeMap<>();
        plain.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new NotCanonical("'%s' is no name of a member: use text".formatted(name));
            }
            byName.put(text, of(value));
        });
        return new Members(byName);
    }

    private static void requirePrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                throw new NotCanonical("U+%04X at position %d of '%s' cannot be signed: use printable ASCII only"
                        .formatted((int) c, i, text));
            }
        }
    }
}
