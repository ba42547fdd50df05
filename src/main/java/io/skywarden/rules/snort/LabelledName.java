package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A name as DNS writes it: labels, each behind its length, and an empty one at the end (RFC 1035 section 3.1). */
final class LabelledName {

    private static final int LONGEST = 63;
    private static final String SOME = "(?&b)*?";
    private static final String END = "\\x00";

    private LabelledName() {}

    static String matching(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> SOME + labels(domain) + END;
            case NamePattern.Exactly(var domain) -> labels(domain) + END;
            case NamePattern.Starting(var text, var under) -> "(?=%s)".formatted(beginning(pieces(text)))
                    + under.map(domain -> "(?&b)" + SOME + labels(domain) + END).orElse("");
            case NamePattern.LabelEnding(var text, var under) -> SOME + ending(pieces(text)) + labels(under) + END;
            case NamePattern.Containing(var text) -> SOME + containing(pieces(text));
        };
    }

    /** Bytes that every such name holds, for the fast pattern. */
    static String fastPattern(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> wire(domain) + "\0";
            case NamePattern.Exactly(var domain) -> wire(domain) + "\0";
            case NamePattern.Starting(var text, var under) -> under.map(LabelledName::wire).orElse(longest(text));
            case NamePattern.LabelEnding(var _, var under) -> wire(under) + "\0";
            case NamePattern.Containing(var text) -> longest(text);
        };
    }

    private static String wire(DomainName domain) {
        return pieces(domain.value()).stream().map(label -> (char) label.length() + label).collect(Collectors.joining());
    }

    private static String longest(String text) {
        return pieces(text).stream().reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private static List<String> pieces(String text) {
        return Arrays.asList(text.split("\\.", -1));
    }

    private static String labels(DomainName domain) {
        return whole(pieces(domain.value()));
    }

    private static String whole(List<String> labels) {
        return labels.stream().map(label -> RuleText.pcreByte(label.length()) + SnortText.anyCase(label)).collect(Collectors.joining());
    }

    /** Whole labels, then one that begins so. */
    private static String beginning(List<String> pieces) {
        return whole(pieces.subList(0, pieces.size() - 1)) + prefix(pieces.getLast());
    }

    /** A label that ends so, then whole ones. */
    private static String ending(List<String> pieces) {
        return suffix(pieces.getFirst()) + whole(pieces.subList(1, pieces.size()));
    }

    private static String containing(List<String> pieces) {
        return pieces.size() > 1
                ? ending(pieces.subList(0, pieces.size() - 1)) + prefix(pieces.getLast())
                : "(?:" + within(pieces.getFirst()) + ")";
    }

    private static String within(String text) {
        return IntStream.rangeClosed(0, LONGEST - text.length())
                .mapToObj(before -> atLeast(before + text.length()) + Walks.any(before) + SnortText.anyCase(text))
                .collect(Collectors.joining("|"));
    }

    private static String prefix(String text) {
        return atLeast(Math.max(1, text.length())) + SnortText.anyCase(text);
    }

    private static String suffix(String text) {
        return text.isEmpty() ? "(?&b)" : "(?=%s)(?&s)(?<=%s)".formatted(atLeast(text.length()), SnortText.anyCase(text));
    }

    private static String atLeast(int length) {
        return "[%s-%s]".formatted(RuleText.pcreByte(length), RuleText.pcreByte(LONGEST));
    }
}
