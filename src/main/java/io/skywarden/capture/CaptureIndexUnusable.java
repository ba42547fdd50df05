package io.skywarden.capture;

import java.nio.file.Path;

/** An index of captures that cannot be read or written; says which, why, and how to mend it. */
public final class CaptureIndexUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaptureIndexUnusable(Path file, String why) {
        super("%s: %s".formatted(file, why));
    }
}
