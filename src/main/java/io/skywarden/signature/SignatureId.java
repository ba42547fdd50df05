package io.skywarden.signature;

import java.util.regex.Pattern;

/** The identity of a signature: never changes, never reused, safe in a path, a rule and a URL. */
public record SignatureId(String value) implements Comparable<SignatureId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

    public SignatureId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new MalformedSignature("id",
                    "'%s' is not a signature id: a letter, then up to 39 letters, digits or '-'".formatted(value));
        }
    }

    @Override
    public int compareTo(SignatureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
