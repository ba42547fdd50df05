package io.skywarden.proof;

import io.skywarden.capture.CaptureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The digests of the reference captures, each made once and again when its file has changed. */
final class KnownDigests {

    private record Seen(long size, FileTime changed, String digest) {}

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    String of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Seen known = seen.get(file);
            if (known == null || known.size != now.size() || !known.changed.equals(now.lastModifiedTime())) {
                known = new Seen(now.size(), now.lastModifiedTime(), CaptureReader.digest(file).hex());
                seen.put(file, known);
            }
            return known.digest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
