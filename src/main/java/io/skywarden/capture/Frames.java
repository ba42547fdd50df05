package io.skywarden.capture;

import java.util.Optional;

/**
 * The frames of an open capture file, one after another. What is told of a frame is good until the next one is asked for:
 * nothing is allocated for it, since a capture has millions of them.
 */
interface Frames extends AutoCloseable {

    /**
     * Goes on to the next frame; false at the end.
     *
     * @throws Damaged when the file is broken from here on; what came before stays good
     */
    boolean next() throws Damaged;

    /** The position of this frame in the file, the first is 1. */
    long number();

    /** Its time in microseconds since 1970. */
    long micros();

    /** What its bytes begin with (a LINKTYPE_ number of the tcpdump group's registry). */
    int linkType();

    /** Holds its bytes, from {@link #from} to before {@link #to}. */
    byte[] data();

    int from();

    int to();

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
