package io.skywarden.signature.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The spelling of one value on one line. What any reader of YAML could take for something else stands in quotes. */
final class YamlScalar {

    private static final Pattern RANGE = Pattern.compile("[0-9]{1,9}\\.\\.[0-9]{1,9}|[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 ()/._+-]*[A-Za-z0-9()/._+-])?");
    private static final Pattern LINE = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 ()/._+,;'%&=?~-]|:(?=[A-Za-z0-9/]))*(?<! )");
    private static final Set<String> TAKEN = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    /** What YAML 1.1 lets stand in a document, and no line break or mark that is not seen. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e\\xa0-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]|[\\x{2028}\\x{2029}\\x{feff}]");

    private YamlScalar() {}

    /** A text, number or truth value behind a name or a dash. */
    static String inBlock(Object value) {
        return value instanceof String text ? spelt(text, LINE) : value.toString();
    }

    /** A value within braces or brackets, or such a collection itself. */
    static String inFlow(Object value) {
        return switch (value) {
            case String text -> spelt(text, WORDS);
            case List<?> elements -> elements.stream().map(YamlScalar::inFlow).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> members -> ReadableYaml.inOrder(members).stream().map(name -> name + ": " + inFlow(members.get(name)))
                    .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    /** Whether the text may stand in a document unescaped, line feeds aside. */
    static boolean isPrintable(String text) {
        return !UNPRINTABLE.matcher(text.replace("\n", "")).find();
    }

    private static String spelt(String text, Pattern plain) {
        boolean unquoted = text.length() < 1_000 && !TAKEN.contains(text.toLowerCase(Locale.ROOT))
                && (RANGE.matcher(text).matches() || plain.matcher(text).matches());
        return unquoted ? text : UNPRINTABLE.matcher(SortedJson.write(text)).replaceAll(found -> escaped(found.group()));
    }

    private static String escaped(String character) {
        return "\\\\u%04x".formatted((int) character.charAt(0));
    }
}
