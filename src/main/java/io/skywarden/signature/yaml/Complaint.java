package io.skywarden.signature.yaml;

/**
 * What is wrong with a signature's text, and how to mend it. Quoted input is cut short, and its control characters are
 * masked: complaints go to terminals, logs and answers.
 *
 * @param place the file, or the name of a document without one
 * @param line the first is 1
 * @param path a JSON pointer (RFC 6901) to the value; empty for the whole document
 */
public record Complaint(String place, int line, String path, String what) {

    private static final int LONGEST = 400;

    public Complaint {
        what = masked(what);
        what = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return "%s:%d: %s: %s".formatted(masked(place), line, path.isEmpty() ? "/" : masked(path), what);
    }

    private static String masked(String text) {
        return text.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ");
    }
}
