package io.skywarden.rules.plan;

import io.skywarden.signature.HexPattern;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every escaping of the language of rules that Suricata and Snort share. Content and pcre say all but plain letters in hexadecimal, so
 * that none of the characters with a meaning of their own ever stands in a rule.
 */
public final class RuleText {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._/=?-";
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private RuleText() {}

    /** ASCII text as a quoted content value: readable where it can be, {@code |3b|} where it cannot. */
    public static String content(String text) {
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
    public static String content(HexPattern pattern, int from, int to) {
        byte[] bytes = new byte[to - from];
        IntStream.range(from, to).forEach(i -> bytes[i - from] = (byte) pattern.value(i));
        return content(bytes);
    }

    /** Bytes as a quoted content value, all of them in hexadecimal. */
    public static String content(byte[] bytes) {
        return "\"|" + BYTES.formatHex(bytes) + "|\"";
    }

    /** One byte for a regular expression. */
    public static String pcreByte(int value) {
        return "\\x" + HexFormat.of().toHexDigits((byte) value);
    }

    /** Literal text for a regular expression: letters and digits as they are, every other byte as {@code \x2e}. */
    public static String pcre(String literal) {
        return literal.chars()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) ? Character.toString(c) : pcreByte(c))
                .collect(Collectors.joining());
    }

    /**
     * Text for the inside of a quoted option such as msg. Both engines take a backslash before {@code ;}, {@code "} and
     * itself as "no meaning of its own"; what is no printable ASCII becomes a question mark.
     */
    public static String quotable(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case ';', '"', '\\' -> quoted.append('\\').append((char) c);
                default -> quoted.append(c >= 0x20 && c <= 0x7e ? (char) c : '?');
            }
        });
        return quoted.toString();
    }
}
