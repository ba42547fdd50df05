package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One copy of one capture, being played: its next frame, with the time since the capture's first one. */
final class CopyInPlay implements AutoCloseable {

    private final Frames frames;
    private final CopyOfCapture copy;
    private final Timeline timeline = new Timeline();
    private boolean over;
    private long micros;

    CopyInPlay(SourceCapture source, CopyOfCapture copy) {
        this.copy = copy;
        try {
            frames = CaptureReader.open(source.file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.file(), e);
        }
        advance();
    }

    boolean isOver() {
        return over;
    }

    long micros() {
        return micros;
    }

    /** Puts the next frame, rewritten, into the room given, and goes on; returns its length. */
    int take(byte[] room) {
        int length = frames.to() - frames.from();
        System.arraycopy(frames.data(), frames.from(), room, 0, length);
        copy.rewrite(room, length);
        advance();
        return length;
    }

    private void advance() {
        try {
            over = !frames.next();
        } catch (Frames.Damaged _) {
            // Told when the source was read; its copies end where it ends.
            over = true;
        }
        if (!over) {
            micros = timeline.at(frames.micros());
        }
    }

    @Override
    public void close() {
        frames.close();
    }
}
