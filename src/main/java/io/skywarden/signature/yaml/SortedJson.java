package io.skywarden.signature.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes members as RFC 8785 (JSON Canonicalization Scheme) does, for the part of JSON that signatures need: objects,
 * arrays, texts, {@code true} and {@code false}, and whole numbers of 32 bits. No fractions, no null.
 */
final class SortedJson {

    private SortedJson() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case String text -> quote(text, out);
            case Integer number -> out.append(number.intValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case List<?> elements -> array(elements, out);
            case Map<?, ?> members -> object(members, out);
            default -> throw new IllegalArgumentException("a signature has no %s".formatted(value.getClass()));
        }
    }

    private static void array(List<?> elements, StringBuilder out) {
        String before = "[";
        for (Object element : elements) {
            out.append(before);
            write(element, out);
            before = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    /** Sorted by UTF-16 code units, as RFC 8785 section 3.2.3 asks and as texts compare in Java. */
    private static void object(Map<?, ?> members, StringBuilder out) {
        String before = "{";
        for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
            out.append(before);
            quote((String) member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            before = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    /** RFC 8785 section 3.2.2.2: only the quote, the backslash and control characters are escaped. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
