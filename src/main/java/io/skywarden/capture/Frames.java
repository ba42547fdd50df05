package io.skywarden.capture;

import java.util.Optional;

/** The frames of an open capture file, one after another. */
interface Frames extends AutoCloseable {

    /**
     * The next frame; empty at the end.
     *
     * @throws Damaged when the file is broken from here on; what came before stays good
     */
    Optional<Frame> next() throws Damaged;

    /** What was left out on the way, though the file went on behind it. */
    default Optional<String> gaps() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The file is broken from here on: where and how. */
    final class Damaged extends Exception {

        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why);
        }
    }
}
