package io.skywarden.rules.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of a rule, cut at their semicolons. A backslash takes the meaning from the character behind it. */
final class RuleOptions {

    /** One option; the value is empty for a keyword that stands alone. */
    record Option(String keyword, String value) {

        static Option of(String text) {
            int colon = text.indexOf(':');
            return colon < 0 ? new Option(text.strip(), "") : new Option(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
    }

    private final String rule;
    private final boolean quotes;
    private final List<Option> options = new ArrayList<>();
    private int at;
    private int start;

    private RuleOptions(String rule, int from, boolean quotes) {
        this.rule = rule;
        this.quotes = quotes;
        this.at = from;
        this.start = from;
    }

    /** A semicolon between quotation marks ends nothing. Nothing when the options have no end. */
    static Optional<List<Option>> quoted(String rule, int from) {
        return new RuleOptions(rule, from, true).cut();
    }

    /** Quotation marks mean nothing. */
    static Optional<List<Option>> plain(String rule, int from) {
        return new RuleOptions(rule, from, false).cut();
    }

    private Optional<List<Option>> cut() {
        boolean within = false;
        for (; at < rule.length(); at++) {
            char c = rule.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                within = quotes && !within;
            } else if (c == ';' && !within) {
                options.add(Option.of(rule.substring(start, at)));
                start = at + 1;
            } else if (c == ')' && !within && rule.substring(start, at).isBlank()) {
                return Optional.of(options);
            }
        }
        return within ? Optional.empty() : lastWithoutSemicolon();
    }

    private Optional<List<Option>> lastWithoutSemicolon() {
        String rest = rule.substring(Math.min(start, rule.length())).strip();
        if (!rest.endsWith(")")) {
            return Optional.empty();
        }
        options.add(Option.of(rest.substring(0, rest.length() - 1)));
        return Optional.of(options);
    }
}
