package io.skywarden.signature;

import java.util.Locale;
import java.util.regex.Pattern;

/** A domain name in lower case without a trailing dot. Structured data: it never becomes rule text by pasting. */
public record DomainName(String value) {

    private static final Pattern FORM =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");

    public DomainName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new MalformedSignature("name",
                    "'%s' is not a domain name: lower case labels of letters, digits, '-' and '_', joined by dots"
                            .formatted(value));
        }
    }

    /** Whether the observed name is this one or lies below it; case and a trailing dot do not matter. */
    public boolean covers(String observed) {
        String name = normalised(observed);
        return name.equals(value) || name.endsWith("." + value);
    }

    /** The form in which observed names are compared: lower case, no trailing dot. */
    public static String normalised(String observed) {
        String lower = observed.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
        return value;
    }
}
