package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleText;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Steps over what carries its own length, as named parts of a regular expression. Snort has no buffer for a server name, a
 * certificate or a question: a rule walks to it from the first byte of the message, by the lengths that stand there. Nothing
 * is guessed, so the same bytes in another place of the message are no name.
 */
final class Walks {

    private static final int NIBBLE = 16;
    /** High bytes of a two-byte length: no record of TLS is longer than 0x3fff bytes and a little (RFC 5246 section 6.2). */
    private static final int HIGH_BYTES = 0x40;

    /** A byte whose lower four bits say how many bytes follow. */
    private static final String NIBBLES = define("n", IntStream.range(0, NIBBLE)
            .mapToObj(low -> "[" + joined(high -> RuleText.pcreByte(high << 4 | low), "") + "]" + any(low))
            .collect(Collectors.joining("|")));

    /** {@code s}: a byte that says how many bytes follow. */
    private static final String SHORT = NIBBLES + define("s", joined(high ->
            "(?=[%s-%s])(?&n)%s".formatted(RuleText.pcreByte(high << 4), RuleText.pcreByte(high << 4 | 15), any(high << 4)), "|"));

    /** {@code v}: two bytes that say how many bytes follow. */
    private static final String LONG = define("v", IntStream.range(0, HIGH_BYTES)
            .mapToObj(high -> RuleText.pcreByte(high) + "(?&s)" + any(high << 8)).collect(Collectors.joining("|")));

    /** {@code l}: length and content of an element of DER (X.690), {@code t}: an element, {@code h}: the head of a sequence. */
    private static final String DER = define("l", "(?=[\\x00-\\x7f])(?&s)|\\x81(?&s)|\\x82(?&v)")
            + define("t", ".(?&l)")
            + define("h", "\\x30(?:[\\x00-\\x7f]|\\x81.|\\x82.{2})");

    /** {@code b}: a label of a name (RFC 1035 section 3.1), {@code q}: a question. */
    private static final String QUESTION = define("b", "(?=[\\x01-\\x3f])(?&s)") + define("q", "(?&b)*+\\x00.{4}");

    static final String OF_TLS = group(SHORT + LONG);
    static final String OF_CERTIFICATES = group(SHORT + LONG + DER);
    static final String OF_DNS = group(SHORT + LONG + QUESTION);

    private Walks() {}

    /** So many bytes, whatever they are. */
    static String any(int bytes) {
        return switch (bytes) {
            case 0 -> "";
            case 1 -> ".";
            default -> ".{" + bytes + "}";
        };
    }

    private static String define(String name, String body) {
        return "(?<%s>%s)".formatted(name, body);
    }

    private static String group(String definitions) {
        return "(?(DEFINE)" + definitions + ")";
    }

    private static String joined(IntFunction<String> part, String between) {
        return IntStream.range(0, NIBBLE).mapToObj(part).collect(Collectors.joining(between));
    }
}
