package io.skywarden.access;

import io.skywarden.access.AccessFailure.Unacceptable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a user of this service. It has no colon, so it never equals the name that an issuer's token gets. */
public record UserName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    public UserName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new Unacceptable("user", "a user name is a small letter, then up to 63 small letters, digits, dots, hyphens or underscores");
        }
    }

    /** The name, if it can be one of ours. */
    public static Optional<UserName> ifOurs(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
