package io.skywarden.capture;

import java.nio.file.Path;

/** A file that is no capture, or one that nothing can be read from; says which and why. */
public class CaptureUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String why;

    public CaptureUnreadable(Path file, String why) {
        super("%s: %s".formatted(file, why));
        this.file = file;
        this.why = why;
    }

    public Path file() {
        return file;
    }

    /** The reason alone, for whoever names the file otherwise. */
    public String why() {
        return why;
    }
}
