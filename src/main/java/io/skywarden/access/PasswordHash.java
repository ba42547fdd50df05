package io.skywarden.access;

import java.util.regex.Pattern;

/** A password as it is kept: bcrypt, with cost and salt in front. */
public record PasswordHash(String text) {

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

    public PasswordHash {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a bcrypt hash");
        }
    }

    /** Never the hash: it can be guessed at. */
    @Override
    public String toString() {
        return "(a password's hash)";
    }
}
