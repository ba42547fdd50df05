package io.skywarden.repository;

import java.util.regex.Pattern;

/**
 * The name of a target (TARGETPATH, TUF 4.5): segments joined by '/'. A name that could leave the folder, hide a file or
 * need escaping in a URL cannot be built: no leading '/', no empty segment, no segment that begins with a dot.
 */
public record TargetName(String value) implements Comparable<TargetName> {

    /** A file name holds 255 bytes and the served one carries 65 more: the hash and its dot. */
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._+-]{0,179}";
    private static final Pattern FORM = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){0,15}");

    public TargetName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(("'%s' is not a target name: up to 16 segments joined by '/', each a letter, "
                    + "digit or '_', then up to 179 letters, digits or '.', '_', '+', '-'").formatted(value));
        }
    }

    /** The folders of the name with a trailing '/', or nothing. */
    String folder() {
        return value.substring(0, value.lastIndexOf('/') + 1);
    }

    /** The last segment. */
    public String baseName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(TargetName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
