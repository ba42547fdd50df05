package io.skywarden.capture;

import java.util.regex.Pattern;

/** The SHA-256 of a capture's bytes, in lower-case hexadecimal: its only identity. */
public record CaptureDigest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public CaptureDigest {
        if (hex == null || !FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("'%s' is not a SHA-256: 64 of 0-9 and a-f".formatted(hex));
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
