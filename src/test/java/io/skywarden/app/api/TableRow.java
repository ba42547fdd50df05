package io.skywarden.app.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of the table and the answer that it must get.
 *
 * @param what the media type of the answer, or the kind of problem; empty when it does not matter
 * @param kept names for parts of the answer: a JSON pointer into it, or the name of a header
 * @param most how often it may be asked before that answer comes
 */
record TableRow(String line, String who, String method, String target, Map<String, String> headers, Sent sent, int status, String what,
        Map<String, String> kept, int most) {

    private static final Pattern FORM = Pattern.compile("(\\S+) ([A-Z]+) (\\S+)((?: [A-Z][A-Za-z-]*:\\S+)*)( .*?)? -> ([0-9]{3})( [a-z][a-z./+-]+)?((?: \\w+=\\S+)*)(?: within ([0-9]+))?");

    /** What goes with the request. */
    sealed interface Sent {

        /** Nothing. */
        record Nothing() implements Sent {}

        /** The document's own example of this media type, with some words replaced by others. */
        record Example(String type, Map<String, String> instead) implements Sent {}

        /** These very words. */
        record Text(String text) implements Sent {}

        /** The parts of a form, each as {@code name=value}. */
        record Form(List<String> parts) implements Sent {}
    }

    static TableRow of(String line) {
        Matcher matched = FORM.matcher(line.strip().replaceAll("(?<!<.{0,2000})\\s+", " "));
        if (!matched.matches()) {
            throw new IllegalArgumentException("the table of answers has a line that cannot be read: " + line);
        }
        return new TableRow(line.strip(), matched.group(1), matched.group(2), matched.group(3), pairs(matched.group(4), ":"), sent(matched.group(5)),
                Integer.parseInt(matched.group(6)), matched.group(7) == null ? "" : matched.group(7).strip(), pairs(matched.group(8), "="),
                matched.group(9) == null ? 1 : Integer.parseInt(matched.group(9)));
    }

    private static Sent sent(String given) {
        if (given == null) {
            return new Sent.Nothing();
        }
        String text = given.strip();
        if (text.startsWith("< ")) {
            return new Sent.Text(text.substring(2).replace("\\n", "\n"));
        }
        List<String> words = List.of(text.split(" "));
        return switch (words.getFirst()) {
            case "example" -> new Sent.Example(words.get(1), pairs(String.join(" ", words.subList(2, words.size())), "="));
            case "form" -> new Sent.Form(words.subList(1, words.size()));
            default -> throw new IllegalArgumentException("neither 'example', nor 'form', nor '<': " + text);
        };
    }

    private static Map<String, String> pairs(String text, String separator) {
        Map<String, String> pairs = new HashMap<>();
        new ArrayList<>(List.of(text == null ? new String[0] : text.strip().split(" "))).stream().filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split(separator, 2)).forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }
}
