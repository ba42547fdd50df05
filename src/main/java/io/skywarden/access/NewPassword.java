package io.skywarden.access;

import io.skywarden.access.AccessFailure.Unacceptable;
import java.nio.charset.StandardCharsets;

/** A password that may be set. bcrypt reads 72 bytes: a longer one is refused, not cut. */
public record NewPassword(String text) {

    static final int SHORTEST = 12;
    static final int MOST_BYTES = 72;

    public NewPassword {
        if (text == null || text.codePointCount(0, text.length()) < SHORTEST) {
            throw new Unacceptable("password", "a password has at least %d characters".formatted(SHORTEST));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Unacceptable("password", "a password has at most %d bytes in UTF-8".formatted(MOST_BYTES));
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unacceptable("password", "a password has no character of the code 0");
        }
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "(a password)";
    }
}
