package io.skywarden.rules.snort;

import io.skywarden.signature.HexPattern;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every escaping that a Snort rule needs. Content and pcre say all but plain letters in hexadecimal, so that none of the
 * characters with a meaning of their own ever stands in a rule.
 */
final class SnortText {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._/=?-";
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private SnortText() {}

    /** ASCII text as a quoted content value: readable where it can be, {@code |3b|} where it cannot. */
    static String content(String text) {
        StringBuilder content = new StringBuilder();
        boolean inHex = false;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean hex = PLAIN.indexOf(b) < 0;
            content.append(hex == inHex ? (hex ? " " : "") : "|");
            content.append(hex ? HexFormat.of().toHexDigits(b) : Character.toString(b));
            inHex = hex;
        }
        return '"' + content.append(inHex ? "|" : "").toString() + '"';
    }

    /** The bytes of an exact pattern from one index up to another as a quoted content value. */
    static String content(HexPattern pattern, int from, int to) {
        byte[] bytes = new byte[to - from];
        IntStream.range(from, to).forEach(i -> bytes[i - from] = (byte) pattern.value(i));
        return content(bytes);
    }

    /** Bytes as a quoted content value, all of them in hexadecimal. */
    static String content(byte[] bytes) {
        return "\"|" + BYTES.formatHex(bytes) + "|\"";
    }

    /** One byte for a regular expression. */
    static String pcreByte(int value) {
        return "\\x" + HexFormat.of().toHexDigits((byte) value);
    }

    /** Literal text for a regular expression: letters and digits as they are, every other byte as {@code \x2e}. */
    static String pcre(String literal) {
        return literal.chars()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) ? Character.toString(c) : pcreByte(c))
                .collect(Collectors.joining());
    }

    /** The same in whatever case. Only here: bytes that are lengths must keep theirs. */
    static String anyCase(String literal) {
        return literal.isEmpty() ? "" : "(?i:" + pcre(literal) + ")";
    }

    /** A whole regular expression as a value, its dot any byte. */
    static String expression(String pattern, String flags) {
        return "\"/" + pattern + "/s" + flags + '"';
    }

    /**
     * Text for the inside of a quoted option such as msg. Both engines take a backslash before {@code ;}, {@code "} and
     * itself as "no meaning of its own"; what is no printable ASCII becomes a question mark.
     */
    static String quotable(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case ';', '"', '\\' -> "\\" + (char) c;
                    default -> c >= 0x20 && c <= 0x7e ? Character.toString(c) : "?";
                })
                .collect(Collectors.joining());
    }
}
