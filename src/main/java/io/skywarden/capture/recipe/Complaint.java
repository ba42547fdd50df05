package io.skywarden.capture.recipe;

/** What is wrong with one line; the reader adds where. */
final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 300;

    Complaint(String form, Object... values) {
        super(shortened(form.formatted(values)));
    }

    /** A word of the recipe may be as long as its author likes. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
