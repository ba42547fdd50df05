package io.skywarden.rules.companion;

/** Text for people as one line that no dialect takes for more: printable ASCII, and no backslash, which would join the next line to it. */
final class Remark {

    private static final int LONGEST = 300;

    private Remark() {}

    static String line(String text) {
        String plain = visible(text).replace('\\', '/');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    /** One line of printable ASCII. */
    static String visible(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?").strip();
    }
}
