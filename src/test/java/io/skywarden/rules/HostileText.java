package io.skywarden.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values as an enemy would write them into a document: each end of something that any of our dialects knows, put somewhere into a value
 * that is sound. Some come back as they are, in another spelling of YAML, so that fields of few words are taken now and then as well.
 */
public final class HostileText {

    private static final List<String> ENDS = List.of(
            ";", "\"", "'", "\\", "\\\\", ")", "(", ";)", "\";)", "\\\";", "\\;", "|", "||", "|||", " || ", "|3b|", ":", ",", "!", "$HOME_NET", "any", " -> ", "/", "//",
            "/\n", "{", "}", "[", "]", "<", ">", "&", "&amp;", "<!--", "-->", "--", "]]>", "<x/>", "%", "%(x)s", "%n", "#", "; ", "# ", "@", "`", "*", "_", "~", "!!x ",
            "sid:1;", " sid:1; rev:2", "msg:\"x\"", "reference:url,x", "drop tcp any any -> any any (sid:1;)", "}\nsignature x {\n  event \"y\"\n}", "${title}",
            "<#list 1..9 as i>x</#list>", "<#stop \"x\">", "\n", "\r", "\r\n", "\t", "\u0000", "\u001b[2J", "\u0085", "\u2028", "\u2029", "\u202e", "\u00a0",
            "\u00ff", "\u20ac", "\ud83d\ude00", " ", "  ", "-", "--x", "..", "0", "1", "a", "b", "z", "A", "9", "443", "10.0.0.0/8", "::/0", "skype.com", "$(id)", "`id`");

    private HostileText() {}

    /** The value itself, or with up to three things put into it, behind it, or in place of it. */
    public static String of(String sound, Random random) {
        String text = random.nextInt(8) == 0 ? "" : sound;
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            text = text.substring(0, at) + one(ENDS, random) + text.substring(Math.min(text.length(), at + random.nextInt(2)));
        }
        return text;
    }

    /** Nothing but printable ASCII, most of it with a meaning somewhere: what free fields take. */
    public static String printable(Random random) {
        String special = ";\"\\:|(),$/'`!%<>&[]{}#*_~@^=+? ax0";
        return IntStream.range(0, 3 + random.nextInt(30)).mapToObj(_ -> random.nextInt(3) == 0 ? (char) (' ' + random.nextInt('~' - ' ' + 1))
                : special.charAt(random.nextInt(special.length()))).map(String::valueOf).collect(Collectors.joining());
    }

    /** A way to write the value into YAML; the first does not guard it, so that it may be more than a value. */
    public static String spelt(String value, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> value;
            case 1 -> "'" + value.replace("'", "''") + "'";
            case 2 -> json(value) + "  # as it is";
            default -> json(value);
        };
    }

    /** The value as a text of JSON, which is YAML too. */
    public static String json(String value) {
        return value.chars().mapToObj(c -> switch (c) {
            case '"', '\\' -> "\\" + (char) c;
            default -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04x".formatted(c);
        }).collect(Collectors.joining("", "\"", "\""));
    }

    /** Whether it holds a character by which some dialect ends something. */
    public static boolean isHostile(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length != text.length() || text.chars().anyMatch(c -> c < ' ' || ";\"\\|<>&'`(){}[]#".indexOf(c) >= 0);
    }

    static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
