package io.skywarden.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A file of Zeek signatures, read as strictly as its published lexer and grammar allow (rule-scan.l and rule-parse.y of Zeek), and more so:
 * only the attributes we write, and of regular expressions only hexadecimal bytes, classes, groups and counts. It stands for the engine,
 * which Debian has no package of.
 */
final class ZeekSignatures {

    /** A block: its name, and its attributes in order as keyword and the rest of the line. */
    record Block(String name, List<Map.Entry<String, String>> attributes) {

        List<String> keywords() {
            return attributes.stream().map(Map.Entry::getKey).toList();
        }
    }

    private static final Pattern HEAD = Pattern.compile("signature ([a-zA-Z_][0-9a-zA-Z_-]*) \\{");
    private static final Pattern ATTRIBUTE = Pattern.compile(" {2}([a-z-]+) (.+)");
    private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\]|\\\\x[0-9a-f]{2})+)/");
    private static final String ATOM = "(?:\\\\x[0-9a-f]{2}|[a-zA-Z0-9 ]|\\[(?:\\\\x[0-9a-f]{2}|[a-zA-Z0-9])(?:-?(?:\\\\x[0-9a-f]{2}|[a-zA-Z0-9]))*\\])";
    private static final Pattern PIECES = Pattern.compile("(?:%s(?:\\*|\\{[0-9]+(?:,[0-9]+)?\\})?|\\(|\\)[*?]?|\\[0-9\\]\\+|\\$$)+".formatted(ATOM));
    private static final Map<String, Pattern> VALUES = Map.of(
            "ip-proto", Pattern.compile("== (?:tcp|udp)"),
            "udp-state", Pattern.compile("originator|responder"),
            "src-port", Pattern.compile("== [0-9]{1,5}(?:-[0-9]{1,5})?(?:,[0-9]{1,5}(?:-[0-9]{1,5})?)*"),
            "dst-port", Pattern.compile("== [0-9]{1,5}(?:-[0-9]{1,5})?(?:,[0-9]{1,5}(?:-[0-9]{1,5})?)*"),
            "src-ip", Pattern.compile("== (?:[0-9.]+/[0-9]+|\\[[0-9a-f:]+\\]/[0-9]+)(?:,(?:[0-9.]+/[0-9]+|\\[[0-9a-f:]+\\]/[0-9]+))*"),
            "dst-ip", Pattern.compile("== (?:[0-9.]+/[0-9]+|\\[[0-9a-f:]+\\]/[0-9]+)(?:,(?:[0-9.]+/[0-9]+|\\[[0-9a-f:]+\\]/[0-9]+))*"),
            "payload", REGEX, "http-request", REGEX, "http-request-header", REGEX,
            "event", Pattern.compile("\"[^\"\\n]+\""));

    private ZeekSignatures() {}

    static List<Block> parse(String text) {
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        for (String line : text.split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (open == null && head.matches()) {
                open = new Block(head.group(1), new ArrayList<>());
            } else if (open != null && line.equals("}")) {
                blocks.add(complete(open));
                open = null;
            } else if (open != null) {
                open.attributes().add(attribute(line));
            } else if (!line.isEmpty() && !line.startsWith("# ")) {
                throw new IllegalArgumentException("between signatures: " + line);
            }
        }
        if (open != null) {
            throw new IllegalArgumentException("no end of " + open.name());
        }
        return blocks;
    }

    private static Block complete(Block block) {
        List<String> keywords = block.keywords();
        boolean matches = keywords.stream().anyMatch(keyword -> VALUES.get(keyword) == REGEX);
        if (!keywords.getFirst().equals("ip-proto") || !keywords.getLast().equals("event") || !matches) {
            throw new IllegalArgumentException(block.name() + " has " + keywords);
        }
        return block;
    }

    private static Map.Entry<String, String> attribute(String line) {
        Matcher attribute = ATTRIBUTE.matcher(line);
        if (!attribute.matches() || !VALUES.containsKey(attribute.group(1)) || !VALUES.get(attribute.group(1)).matcher(attribute.group(2)).matches()) {
            throw new IllegalArgumentException("no attribute: " + line);
        }
        if (VALUES.get(attribute.group(1)) == REGEX) {
            checkRegex(attribute.group(2).substring(1, attribute.group(2).length() - 1));
        }
        return Map.entry(attribute.group(1), attribute.group(2));
    }

    private static void checkRegex(String regex) {
        if (!PIECES.matcher(regex).matches()) {
            throw new IllegalArgumentException("not only bytes, classes, groups and counts: " + regex);
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("no expression: " + regex, e);
        }
    }
}
