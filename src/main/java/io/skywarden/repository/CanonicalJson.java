package io.skywarden.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/** The bytes that are signed: canonical JSON after OLPC, as TUF 4.1 asks, of values that have only one such form. */
public final class CanonicalJson {

    private static final JsonMapper READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {
    }

    /** No white space, names in order, only the quote and the backslash escaped. */
    public static byte[] encode(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads back what {@link #encode} wrote; any other spelling of the same value is refused. */
    public static JsonValue decode(byte[] bytes) {
        JsonValue value = value(tree(bytes));
        if (!Arrays.equals(encode(value), bytes)) {
            throw new NotCanonical("this is JSON, but not in its canonical form");
        }
        return value;
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonValue.Text(String text) -> quote(text, out);
            case JsonValue.Whole(long number) -> out.append(number);
            case JsonValue.Flag(boolean flag) -> out.append(flag);
            case JsonValue.Row(List<JsonValue> items) -> row(items, out);
            case JsonValue.Members members -> members(members, out);
        }
    }

    private static void row(List<JsonValue> items, StringBuilder out) {
        out.append('[');
        String comma = "";
        for (JsonValue item : items) {
            out.append(comma);
            write(item, out);
            comma = ",";
        }
        out.append(']');
    }

    private static void members(JsonValue.Members members, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (var member : members.byName().entrySet()) {
            out.append(comma);
            quote(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return READER.readTree(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (JsonProcessingException e) {
            throw new NotCanonical("this is not JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonValue value(JsonNode node) {
        if (node.isTextual()) {
            return new JsonValue.Text(node.textValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new JsonValue.Whole(node.longValue());
        }
        if (node.isBoolean()) {
            return new JsonValue.Flag(node.booleanValue());
        }
        if (node.isArray()) {
            return row(node);
        }
        if (node.isObject()) {
            return members(node);
        }
        throw new NotCanonical("'%s' does not belong in signed metadata".formatted(node));
    }

    private static JsonValue.Row row(JsonNode node) {
        List<JsonValue> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item)));
        return new JsonValue.Row(items);
    }

    private static JsonValue.Members members(JsonNode node) {
        TreeMap<String, JsonValue> byName = new TreeMap<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
            String name = names.next();
            byName.put(name, value(node.get(name)));
        }
        return new JsonValue.Members(byName);
    }
}
