package io.skywarden.repository.signing;

import java.nio.file.Path;

/** Signing keys that cannot be made, read or trusted to be secret; says which file, why, and how to mend it. */
public final class KeysUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    KeysUnusable(Path file, String why) {
        super("%s: %s".formatted(file, why));
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
