package io.skywarden.rules.plain;

import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which names are meant: the parts of the pattern, and two finished expressions. {@code regex} matches the whole text of a name,
 * {@code wireRegex} its labels as DNS writes them (RFC 1035 section 3.1: a length, the label; a zero ends the name). Case is free in both.
 */
final class PlainName {

    private static final String LABELS = "(" + ByteSet.ANY + "*)";

    private PlainName() {}

    static Map<String, Object> of(NamePattern name) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("how", how(name));
        map.put("regex", text(name));
        wire(name).ifPresent(wire -> map.put("wireRegex", wire));
        switch (name) {
            case NamePattern.Under(var domain) -> map.put("domain", SafeText.of(domain.value()));
            case NamePattern.Exactly(var domain) -> map.put("domain", SafeText.of(domain.value()));
            case NamePattern.Starting(var text, var under) -> {
                map.put("text", SafeText.of(text));
                under.ifPresent(domain -> map.put("domain", SafeText.of(domain.value())));
            }
            case NamePattern.LabelEnding(var text, var under) -> {
                map.put("text", SafeText.of(text));
                map.put("domain", SafeText.of(under.value()));
            }
            case NamePattern.Containing(var text) -> map.put("text", SafeText.of(text));
        }
        return map;
    }

    private static String how(NamePattern name) {
        return switch (name) {
            case NamePattern.Under _ -> "under";
            case NamePattern.Exactly _ -> "exactly";
            case NamePattern.Starting _ -> "starting";
            case NamePattern.LabelEnding _ -> "label-ending";
            case NamePattern.Containing _ -> "containing";
        };
    }

    private static String text(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> "(%s*\\x2e)?%s".formatted(ByteSet.ANY, anyCase(domain.value()));
            case NamePattern.Exactly(var domain) -> anyCase(domain.value());
            case NamePattern.Starting(var text, var under) ->
                    anyCase(text) + ByteSet.ANY + "*" + under.map(domain -> "\\x2e" + anyCase(domain.value())).orElse("");
            case NamePattern.LabelEnding(var text, var under) -> ByteSet.ANY + "*" + anyCase(text + "." + under.value());
            case NamePattern.Containing(var text) -> ByteSet.ANY + "*" + anyCase(text) + ByteSet.ANY + "*";
        };
    }

    /** Absent where a text may stand across the border of two labels. */
    private static Optional<String> wire(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> Optional.of(LABELS + labels(domain) + "\\x00");
            case NamePattern.Exactly(var domain) -> Optional.of(labels(domain) + "\\x00");
            case NamePattern.Starting(var text, var under) -> text.contains(".") ? Optional.empty() : Optional.of(
                    "[\\x%02x-\\x3f]".formatted(text.length()) + anyCase(text) + ByteSet.ANY + "*"
                            + under.map(PlainName::labels).orElse("") + "\\x00");
            case NamePattern.LabelEnding(var text, var under) -> text.contains(".") ? Optional.empty()
                    : Optional.of(LABELS + anyCase(text) + labels(under) + "\\x00");
            case NamePattern.Containing(var text) -> Optional.of(containing(text.split("\\.", -1)) + ByteSet.ANY + "*\\x00");
        };
    }

    /** A dot is the length of the next label: known of a whole label, at least so much of one that goes on. */
    private static String containing(String[] pieces) {
        StringBuilder regex = new StringBuilder(pieces[0].isEmpty() ? ByteSet.ANY + "{2}" : "").append(LABELS).append(anyCase(pieces[0]));
        for (int i = 1; i < pieces.length; i++) {
            int length = pieces[i].length();
            regex.append(i < pieces.length - 1 ? ByteSet.literal(length) : "[\\x%02x-\\x3f]".formatted(Math.max(1, length))).append(anyCase(pieces[i]));
        }
        return regex.toString();
    }

    private static String labels(DomainName domain) {
        return Arrays.stream(domain.value().split("\\."))
                .map(label -> ByteSet.literal(label.length()) + anyCase(label)).collect(Collectors.joining());
    }

    private static String anyCase(String text) {
        return (String) SafeText.of(text).get("regexAnyCase");
    }
}
