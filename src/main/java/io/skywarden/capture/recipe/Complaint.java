package io.skywarden.capture.recipe;

/** What is wrong with one line; the reader adds where. */
final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Complaint(String form, Object... values) {
        super(form.formatted(values));
    }
}
