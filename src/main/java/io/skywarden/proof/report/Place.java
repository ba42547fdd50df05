package io.skywarden.proof.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A line of a file. The first is 1. */
public record Place(Path file, int line) {

    /** Relative to where the command runs, if it is below: so a CI system finds the file in its checkout. */
    String relative() {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : whole).toString().replace('\\', '/');
    }

    URI uri() {
        String path = relative();
        try {
            return path.startsWith("/") ? new URI("file", "", path, null) : new URI(null, null, "./" + path, null).normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path can always be written as a URI", e);
        }
    }

    @Override
    public String toString() {
        return relative() + ":" + line;
    }
}
