package io.skywarden.rules.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a policy is called: safe in a path, a file name, a mark on a flow and a URL. */
public record PolicyName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    public PolicyName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new RefusedValue("name", "'%s' is no policy's name: a small letter, then up to 29 small letters, digits or '-'".formatted(value));
        }
    }

    /** Nothing for a word that no policy can be called. */
    public static Optional<PolicyName> parse(String word) {
        return FORM.matcher(word).matches() ? Optional.of(new PolicyName(word)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
