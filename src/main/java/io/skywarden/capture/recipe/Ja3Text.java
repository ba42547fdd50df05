package io.skywarden.capture.recipe;

import java.util.Arrays;
import java.util.List;

/** A JA3 string taken apart: version, cipher suites, extensions, groups and point formats of a ClientHello. */
public record Ja3Text(int version, List<Integer> ciphers, List<Integer> extensions, List<Integer> groups, List<Integer> formats) {

    static final int SERVER_NAME = 0;
    static final int GROUPS = 10;
    static final int FORMATS = 11;
    private static final int LONGEST = 2_000;

    public Ja3Text {
        ciphers = List.copyOf(ciphers);
        extensions = List.copyOf(extensions);
        groups = List.copyOf(groups);
        formats = List.copyOf(formats);
    }

    static Ja3Text parse(String text) {
        if (text.length() > LONGEST) {
            throw new Complaint("a JA3 string has at most %d characters", LONGEST);
        }
        if (!text.matches("[0-9]+(,([0-9]+(-[0-9]+)*)?){4}")) {
            throw new Complaint("'%s' is no JA3 string: version,ciphers,extensions,groups,formats in decimal, joined by '-'", text);
        }
        String[] fields = text.split(",", -1);
        var ja3 = new Ja3Text(
                numbers(fields[0], 65535).getFirst(), numbers(fields[1], 65535), numbers(fields[2], 65535),
                numbers(fields[3], 65535), numbers(fields[4], 255));
        if (ja3.ciphers.isEmpty()) {
            throw new Complaint("a ClientHello offers at least one cipher suite");
        }
        ja3.needs(GROUPS, !ja3.groups.isEmpty(), "groups");
        ja3.needs(FORMATS, !ja3.formats.isEmpty(), "formats");
        return ja3;
    }

    /** The server name travels in extension 0, so they come together. */
    void checkServerName(boolean named) {
        needs(SERVER_NAME, named, "a server name behind it");
        if (!named && extensions.contains(SERVER_NAME)) {
            throw new Complaint("extension 0 carries a server name: write it behind the JA3 string");
        }
    }

    private void needs(int extension, boolean given, String what) {
        if (given && !extensions.contains(extension)) {
            throw new Complaint("a JA3 string with %s has extension %d", what, extension);
        }
    }

    private static List<Integer> numbers(String field, int max) {
        return Arrays.stream(field.split("-")).filter(part -> !part.isEmpty()).map(part -> {
            int number = part.length() > 5 ? max + 1 : Integer.parseInt(part);
            if (number > max) {
                throw new Complaint("'%s' is above %d", part, max);
            }
            return number;
        }).toList();
    }
}
