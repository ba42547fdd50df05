package io.skywarden.rules.plain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text in the forms a template may paste. The raw text is not among them: none of these forms holds a quote, a semicolon, a bracket, a
 * backslash before anything but {@code x} or {@code u}, or the end of a line.
 */
final class SafeText {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-";

    private SafeText() {}

    static Map<String, Object> of(String text) {
        return Map.of("plain", plain(text), "quoted", quoted(text), "regex", regex(text), "regexAnyCase", regexAnyCase(text),
                "hex", hex(text), "length", text.length());
    }

    /** Letters, digits, blanks and {@code . _ -}; each other character as {@code _}. */
    private static String plain(String text) {
        return each(text, c -> PLAIN.indexOf(c) >= 0 ? Character.toString(c) : "_");
    }

    /** With its quotes, as JSON, C and Java read it. */
    private static String quoted(String text) {
        return '"' + each(text, c -> PLAIN.indexOf(c) >= 0 ? Character.toString(c) : "\\u%04x".formatted(c)) + '"';
    }

    private static String regex(String text) {
        return each(text, ByteSet::literal);
    }

    private static String regexAnyCase(String text) {
        return each(text, c -> Character.isLetter(c)
                ? "[%s%s]".formatted(ByteSet.literal(Character.toUpperCase(c)), ByteSet.literal(Character.toLowerCase(c))) : ByteSet.literal(c));
    }

    private static String hex(String text) {
        return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Signatures hold printable ASCII only; whatever else came here would be a question mark. */
    private static String each(String text, java.util.function.IntFunction<String> form) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return IntStream.range(0, ascii.length).mapToObj(i -> form.apply(ascii[i] & 0xff)).collect(Collectors.joining());
    }
}
