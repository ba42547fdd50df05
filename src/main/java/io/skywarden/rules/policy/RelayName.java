package io.skywarden.rules.policy;

import java.util.regex.Pattern;

/** What a relay of an allowed path is called. Its rules keep their numbers under this name, so it never changes its meaning. */
public record RelayName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    public RelayName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new RefusedValue("name", "'%s' is no relay's name: a small letter, then up to 23 small letters, digits or '-'".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
