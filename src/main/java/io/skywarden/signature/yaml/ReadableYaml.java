package io.skywarden.signature.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes members as the files of the tree have them: in their order, small things on one line, prose folded. */
final class ReadableYaml {

    private static final int WIDTH = 98;
    private static final Set<String> PROSE = Set.of("description", "reason");
    private static final List<String> ORDER = List.of("id", "title", "url", "family", "era", "confidence", "state", "reason",
            "tags", "description", "sources", "transport", "steps", "count", "direction", "server", "peer", "ports", "networks", "shows",
            "at", "from", "to", "mask", "type", "length", "hex", "text", "value", "framing", "sha256", "name", "at-least", "innocent", "judge",
            "capture", "at-most", "until");
    private static final Comparator<String> AS_IN_THE_TREE =
            Comparator.comparing((String name) -> Math.floorMod(ORDER.indexOf(name), ORDER.size() + 1)).thenComparing(name -> name);

    /** Words with single blanks between them; only such lines come back from folding as they were. */
    private static final Pattern FOLDABLE = Pattern.compile("\\S++(?: \\S++)*+");

    private final StringBuilder out = new StringBuilder();

    private ReadableYaml() {}

    static String write(Map<String, Object> members) {
        ReadableYaml yaml = new ReadableYaml();
        yaml.members(members, "", "");
        return yaml.out.toString();
    }

    /** @param first what the first line begins with: the indent, or the dash of a list's element */
    private void members(Map<?, ?> members, String first, String indent) {
        String before = first;
        for (String name : inOrder(members)) {
            out.append(before).append(name).append(':');
            Object value = members.get(name);
            if (value instanceof String text && PROSE.contains(name) && isFoldable(text)) {
                folded(text, indent + "  ");
            } else {
                member(value, WIDTH - before.length() - name.length(), indent + "  ");
            }
            before = indent;
        }
    }

    static List<String> inOrder(Map<?, ?> members) {
        return members.keySet().stream().map(String.class::cast).sorted(AS_IN_THE_TREE).toList();
    }

    private void member(Object value, int room, String indent) {
        if (!(value instanceof Map || value instanceof List)) {
            out.append(' ').append(YamlScalar.inBlock(value)).append('\n');
        } else if (fits(value, room)) {
            out.append(' ').append(YamlScalar.inFlow(value)).append('\n');
        } else {
            out.append('\n');
            element(value, indent, indent);
        }
    }

    private static boolean fits(Object value, int room) {
        Collection<?> parts = value instanceof Map<?, ?> members ? members.values() : (List<?>) value;
        return parts.stream().noneMatch(part -> part instanceof Map || part instanceof List)
                && YamlScalar.inFlow(value).length() < room;
    }

    private void element(Object value, String first, String indent) {
        switch (value) {
            case Map<?, ?> members -> members(members, first, indent);
            case List<?> elements -> {
                String before = first;
                for (Object element : elements) {
                    element(element, before + "- ", indent + "  ");
                    before = indent;
                }
            }
            default -> out.append(first).append(YamlScalar.inBlock(value)).append('\n');
        }
    }

    private static boolean isFoldable(String text) {
        return text.lines().allMatch(line -> FOLDABLE.matcher(line).matches() || line.isEmpty()) && YamlScalar.isPrintable(text);
    }

    /** YAML 1.2, 8.1.3: a line break between words is read as a blank, and one more than there are is needed to keep some. */
    private void folded(String text, String indent) {
        out.append(" >\n");
        boolean paragraph = false;
        for (String line : text.split("\n", -1)) {
            out.append(paragraph ? "\n" : "");
            paragraph = true;
            if (!line.isEmpty()) {
                words(line, indent);
            }
        }
    }

    private void words(String line, String indent) {
        int column = 0;
        for (String word : line.split(" ")) {
            if (column > 0 && column + 1 + word.length() <= WIDTH) {
                out.append(' ');
                column++;
            } else {
                out.append(column > 0 ? "\n" : "").append(indent);
                column = indent.length();
            }
            out.append(word);
            column += word.length();
        }
        out.append('\n');
    }
}
