package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.NamePattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A name behind one byte that says how long it is, as TLS and DER write it. The name is stepped over by that length, and what
 * is asked of its end is asked of what then lies behind: nothing that follows can pass for a part of it.
 *
 * @param longest the greatest length that one byte says here
 */
record CountedName(int longest) {

    /** A domain name is no longer (RFC 1035 section 2.3.4); for names that are looked into. */
    private static final int LOOKED_INTO = 253;

    /** Alternatives without a group around them. */
    String matching(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> either(ending("." + domain), exactly(domain.value()),
                    ending("." + domain + "."), exactly(domain + "."));
            case NamePattern.Exactly(var domain) -> either(exactly(domain.value()), exactly(domain + "."));
            case NamePattern.Starting(var text, var under) -> "(?=%s%s)".formatted(atLeast(text.length()), SnortText.anyCase(text))
                    + under.map(domain -> "(?:" + either(ending("." + domain), ending("." + domain + ".")) + ")").orElse("(?&s)");
            case NamePattern.LabelEnding(var text, var under) -> either(ending(text + "." + under), ending(text + "." + under + "."));
            case NamePattern.Containing(var text) -> containing(text);
        };
    }

    private String ending(String text) {
        return "(?=%s)(?&s)(?<=%s)".formatted(atLeast(text.length()), SnortText.anyCase(text));
    }

    private static String exactly(String text) {
        return RuleText.pcreByte(text.length()) + SnortText.anyCase(text);
    }

    private String containing(String text) {
        return IntStream.rangeClosed(0, Math.min(longest, LOOKED_INTO) - text.length())
                .mapToObj(before -> atLeast(before + text.length()) + Walks.any(before) + SnortText.anyCase(text))
                .collect(Collectors.joining("|"));
    }

    private String atLeast(int length) {
        return "[%s-%s]".formatted(RuleText.pcreByte(length), RuleText.pcreByte(longest));
    }

    private static String either(String... alternatives) {
        return String.join("|", alternatives);
    }
}
