package io.skywarden.app.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What people send by mistake or on purpose; the same seed makes the same again. */
final class Mischief {

    private static final List<String> WORDS = List.of("", " ", "0", "-1", "1", "00", "1.5", "1e9", "2147483648", "99999999999999999999", "null", "true", "[]", "{}",
            "A1", "a", "é漢字", "😀", "\u0000", "\u0007\u001b[2J", "\r\nX-Injected: 1", "..", ".", "../../etc/passwd", "a/b", "a\\b", "%", "%00", "%2e%2e", "\"", "'",
            "' or 1=1 --", "%' ; drop table x", "_", "*", "?", "#", "&a=b", ";a=b", "${x}", "{{x}}", "<b>", "\u202eabc", "\ufeff", "\ud800", "ﬀ", "İ", "active", "teams", "admin");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    Mischief(Random random) {
        this.random = random;
    }

    boolean percent(int of100) {
        return random.nextInt(100) < of100;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String word() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(random.nextInt(1000));
            case 1 -> random.ints(1 + random.nextInt(20), 1, 0x3000).mapToObj(Character::toString).reduce("", String::concat);
            case 2 -> "漢".repeat(random.nextInt(200));
            case 3 -> oneOf(WORDS) + oneOf(WORDS);
            default -> oneOf(WORDS);
        };
    }

    /** As one segment of a path, or as the value in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A JSON text with something wrong in one place. */
    String wrong(String json) {
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(json);
            List<String> names = new ArrayList<>();
            document.fieldNames().forEachRemaining(names::add);
            names.add("other");
            String name = oneOf(names);
            switch (random.nextInt(4)) {
                case 0 -> document.remove(name);
                case 1 -> document.set(word(), value(0));
                default -> document.set(name, value(0));
            }
            return document.toString();
        } catch (JsonProcessingException | ClassCastException noObject) {
            return damaged(json);
        }
    }

    private JsonNode value(int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextBoolean() ? random.nextLong() : random.nextInt(5) - 1L);
            case 3 -> make.numberNode(random.nextGaussian() * 1e300);
            case 4 -> make.textNode(word());
            case 5 -> make.arrayNode().add(value(depth + 1)).add(value(depth + 1));
            default -> make.objectNode().set(word(), value(depth + 1));
        };
    }

    /** A text with lines lost, doubled or cut, and characters that do not belong. */
    String damaged(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int cut = random.nextInt(line.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.substring(0, cut));
                case 3 -> lines.set(at, line.substring(0, cut) + word() + line.substring(cut));
                case 4 -> lines.set(at, "  " + line);
                default -> lines.set(at, line.contains(":") ? line.substring(0, line.indexOf(':') + 1) + " " + word() : word());
            }
        }
        return String.join("\n", lines);
    }

    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    String nonsense() {
        return oneOf(List.of("", " ", "{", "[", "[]", "{}", "null", "\"a\"", "1", "{\"a\":", "{\"reason\":\"a\"}}", "{\"reason\":{}}", "a: b: c", "- - -", "&a [*a, *a]", "!!java.net.URL x",
                "\u0000", "\ufeff{}", "[".repeat(3000), "{\"a\":".repeat(3000), "a: &a [x]\nb: [" + "*a,".repeat(500) + "]", "{\"a\":1,\"a\":2}", "# nothing", "'", "x".repeat(300_000)));
    }
}
