package io.skywarden.capture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The captures below a folder, told by their ending. A link that leads out of the folder is barred: whoever hands over a
 * folder of captures must not thereby choose which other files of this machine are read and kept.
 */
public final class CaptureFolder {

    private static final List<String> ENDINGS = List.of(".pcap", ".pcapng", ".cap");

    private CaptureFolder() {}

    /** Something that is called like a capture. */
    public sealed interface Found {

        Path path();

        record File(Path path) implements Found {}

        record Barred(Path path, String reason) implements Found {}
    }

    /**
     * All of them, in order of their paths.
     *
     * @param root without links in it
     */
    public static List<Found> list(Path root) throws IOException {
        List<Found> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isCalledCapture(file)) {
                    found.add(judge(root, file, attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(root)) {
                    throw failure;
                }
                found.add(new Found.Barred(file, "cannot be read (%s)".formatted(failure.getClass().getSimpleName())));
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(Found::path));
        return found;
    }

    private static boolean isCalledCapture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static Found judge(Path root, Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return throughLink(root, file);
        }
        return attributes.isRegularFile() ? new Found.File(file) : new Found.Barred(file, "is not a file");
    }

    private static Found throughLink(Path root, Path link) {
        try {
            return link.toRealPath().startsWith(root)
                    ? new Found.File(link)
                    : new Found.Barred(link, "is a link out of the folder: put the file itself there");
        } catch (IOException e) {
            return new Found.Barred(link, "is a link to nothing");
        }
    }
}
