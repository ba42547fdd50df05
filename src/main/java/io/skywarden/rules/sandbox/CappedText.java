package io.skywarden.rules.sandbox;

import java.io.IOException;
import java.io.Writer;

/** What a template has given so far, up to a limit. */
final class CappedText extends Writer {

    /** Enough for most rules. */
    private static final int USUAL = 1024;

    private final StringBuilder text = new StringBuilder(USUAL);
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
        refuseMore(length);
        text.append(chars, from, length);
    }

    @Override
    public void write(String part, int from, int length) throws IOException {
        refuseMore(length);
        text.append(part, from, from + length);
    }

    private void refuseMore(int length) throws Full {
        if (length > most - text.length()) {
            throw new Full();
        }
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
