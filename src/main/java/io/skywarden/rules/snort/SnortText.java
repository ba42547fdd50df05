package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleText;

/** Regular expressions as a Snort rule holds them; what is literal in them is escaped by {@link RuleText}. */
final class SnortText {

    private SnortText() {}

    /** The same in whatever case. Only here: bytes that are lengths must keep theirs. */
    static String anyCase(String literal) {
        return literal.isEmpty() ? "" : "(?i:" + RuleText.pcre(literal) + ")";
    }

    /** A whole regular expression as a value, its dot any byte. */
    static String expression(String pattern, String flags) {
        return "\"/" + pattern + "/s" + flags + '"';
    }
}
