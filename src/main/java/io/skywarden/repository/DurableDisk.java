package io.skywarden.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real disk: written aside, flushed, renamed, and the folder flushed too, so that a name never leads to half a file,
 * not even after power fails. The place aside is never served.
 */
final class DurableDisk implements Disk {

    private final Path aside;

    DurableDisk(Path aside) {
        this.aside = aside;
    }

    @Override
    public void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(aside);
        createFolders(file.getParent());
        Path draft = Files.createTempFile(aside, "draft-", "");
        try {
            writeAndFlush(draft, bytes);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            flushFolder(file.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Removes what a crash left aside; call it only while nobody else publishes. */
    void tidy() throws IOException {
        if (Files.isDirectory(aside)) {
            try (Stream<Path> entries = Files.list(aside)) {
                for (Path draft : entries.toList()) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private static void writeAndFlush(Path draft, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** A new folder survives a power failure only when the one above it is flushed. */
    private static void createFolders(Path folder) throws IOException {
        List<Path> fresh = Stream.iterate(folder, f -> f != null && Files.notExists(f), Path::getParent).toList();
        Files.createDirectories(folder);
        for (Path created : fresh) {
            flushFolder(created.toAbsolutePath().getParent());
        }
    }

    private static void flushFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
