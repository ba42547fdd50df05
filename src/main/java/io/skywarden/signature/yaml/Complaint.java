package io.skywarden.signature.yaml;

import java.nio.file.Path;

/**
 * What is wrong with a signature file.
 *
 * @param line the first is 1
 * @param path a JSON pointer (RFC 6901) to the value; empty for the whole file
 */
public record Complaint(Path file, int line, String path, String what) {

    @Override
    public String toString() {
        return "%s:%d: %s: %s".formatted(file, line, path.isEmpty() ? "/" : path, what);
    }
}
