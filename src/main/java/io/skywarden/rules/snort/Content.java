package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleBody.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to look for. What Snort 3 says with commas inside one option, Snort 2.9 says with options behind it.
 *
 * @param quoted escaped and in quotation marks
 * @param depth how many bytes from the offset on, 0 for all
 */
record Content(String quoted, boolean negated, int offset, int depth, boolean anyCase, boolean fastPattern) {

    /** At one place only. */
    static Content fixed(String quoted, int at, int length) {
        return new Content(quoted, false, at, length, false, false);
    }

    /** Anywhere. */
    static Content anywhere(String quoted) {
        return new Content(quoted, false, 0, 0, false, false);
    }

    Content first() {
        return new Content(quoted, negated, offset, depth, anyCase, true);
    }

    Content inAnyCase() {
        return new Content(quoted, negated, offset, depth, true, fastPattern);
    }

    /** The modifiers in order, each as "name value" or "name". */
    private List<Option> modifiers() {
        List<Option> modifiers = new ArrayList<>();
        if (offset > 0) {
            modifiers.add(Option.of("offset", offset));
        }
        if (depth > 0) {
            modifiers.add(Option.of("depth", depth));
        }
        if (anyCase) {
            modifiers.add(Option.of("nocase"));
        }
        if (fastPattern) {
            modifiers.add(Option.of("fast_pattern"));
        }
        return modifiers;
    }

    List<Option> with(Syntax syntax) {
        String value = negated ? "!" + quoted : quoted;
        return switch (syntax) {
            case SNORT_3 -> List.of(Option.of("content", modifiers().stream()
                    .map(option -> "," + option.keyword() + option.value().map(v -> " " + v).orElse(""))
                    .reduce(value, String::concat)));
            case SNORT_2 -> {
                List<Option> options = new ArrayList<>(List.of(Option.of("content", value)));
                options.addAll(modifiers());
                yield options;
            }
        };
    }
}
