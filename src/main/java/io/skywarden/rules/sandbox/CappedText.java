package io.skywarden.rules.sandbox;

import java.io.IOException;
import java.io.Writer;

/** What a template has given so far, up to a limit. */
final class CappedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int most;

    CappedText(int most) {
        this.most = most;
    }

    /** There is no room left. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        if (length > most - text.length()) {
            throw new Full();
        }
        text.append(chars, from, length);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is held open
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
