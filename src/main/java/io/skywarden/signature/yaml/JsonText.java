package io.skywarden.signature.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads back what {@link SortedJson} wrote. Other JSON is refused, mostly: the rest shows when it is written again. */
final class JsonText {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    static Object read(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        json.expect(json.at == text.length());
        return value;
    }

    private Object value() {
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private SortedMap<String, Object> object() {
        SortedMap<String, Object> members = new TreeMap<>();
        enter();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                take(',');
            }
            String name = string();
            take(':');
            expect(members.put(name, value()) == null);
        }
        leave();
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        enter();
        while (peek() != ']') {
            if (!elements.isEmpty()) {
                take(',');
            }
            elements.add(value());
        }
        leave();
        return elements;
    }

    private void enter() {
        expect(++depth <= DEEPEST);
        at++;
    }

    private void leave() {
        depth--;
        at++;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        take('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            read.append(c == '\\' ? escaped() : c);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                expect(text.length() >= at + 4);
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private Integer number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return Integer.valueOf(text.substring(start, at));
    }

    private Boolean word(String word, boolean value) {
        expect(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private char peek() {
        expect(at < text.length());
        return text.charAt(at);
    }

    private void take(char c) {
        expect(peek() == c);
        at++;
    }

    private void expect(boolean held) {
        if (!held) {
            throw new IllegalArgumentException("this is not canonical JSON, from character %d on".formatted(at));
        }
    }
}
