package io.skywarden.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the captures of a folder against an index: whether the bytes are those that the index knows. */
public final class CorpusInspection {

    /** How a store files a capture. */
    private static final Pattern FILED = Pattern.compile("([0-9a-f]{64})\\.pcap");

    private final Path folder;
    private final CaptureIndex index;
    private final Set<CaptureDigest> seen = new HashSet<>();

    public CorpusInspection(Path folder, CaptureIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /** Something that is told of a file or of an entry. */
    public sealed interface Told {

        /** The bytes are those that the index knows. */
        record Sound(String name, IndexedCapture capture) implements Told {}

        /** The bytes are others than they should be. */
        record Changed(String name, String should, String are) implements Told {}

        /** A file that no entry speaks of: nobody knows whose it is. */
        record Unlisted(String name, CaptureDigest digest) implements Told {}

        /** A file that cannot be read, or may not. */
        record Unreadable(String name, String why) implements Told {}

        /** An entry whose bytes are not here. */
        record Absent(IndexedCapture capture) implements Told {}

        /** Whether something must be mended. Bytes that lie elsewhere are no fault. */
        default boolean isFault() {
            return switch (this) {
                case Sound _, Absent _ -> false;
                case Changed _, Unlisted _, Unreadable _ -> true;
            };
        }
    }

    /** Files in order of their name, each as it is done with; then the entries without a file. */
    public void tell(Consumer<Told> listener) {
        try {
            Path root = folder.toRealPath();
            List<CaptureFolder.Found> found = CaptureFolder.list(root);
            found.forEach(one -> listener.accept(told(root, one)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        index.captures().stream().filter(capture -> !seen.contains(capture.digest())).forEach(capture -> listener.accept(new Told.Absent(capture)));
    }

    private Told told(Path root, CaptureFolder.Found found) {
        String name = root.relativize(found.path()).toString().replace('\\', '/').replaceAll("\\p{C}", "?");
        return switch (found) {
            case CaptureFolder.Found.Barred(Path _, String reason) -> new Told.Unreadable(name, reason);
            case CaptureFolder.Found.File(Path path) -> file(name, path);
        };
    }

    private Told file(String name, Path path) {
        try {
            CaptureDigest digest = CaptureReader.digest(path);
            Optional<IndexedCapture> entry = index.of(digest);
            Matcher filed = FILED.matcher(path.getFileName().toString());
            if (filed.matches() && !filed.group(1).equals(digest.hex())) {
                return new Told.Changed(name, "sha256 " + filed.group(1), "sha256 " + digest);
            }
            seen.add(digest);
            long size = Files.size(path);
            if (entry.isPresent() && entry.get().bytes() != size) {
                return new Told.Changed(name, entry.get().bytes() + " bytes by the index", size + " bytes");
            }
            return entry.<Told>map(capture -> new Told.Sound(name, capture)).orElseGet(() -> otherwise(name, path, digest));
        } catch (CaptureUnreadable | IOException unreadable) {
            return new Told.Unreadable(name, unreadable.getMessage());
        }
    }

    /** The index does not know these bytes; when it knows the name, they were others once. */
    private Told otherwise(String name, Path path, CaptureDigest digest) {
        String file = path.getFileName().toString();
        return index.captures().stream().filter(capture -> capture.name().equals(name) || capture.name().equals(file)).findFirst()
                .<Told>map(capture -> new Told.Changed(name, "sha256 " + capture.digest(), "sha256 " + digest))
                .orElseGet(() -> new Told.Unlisted(name, digest));
    }
}
