package io.skywarden.repository;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to publish, held by one at a time over all processes; the system gives it back when its holder dies. */
final class PublishLock implements AutoCloseable {

    private final FileChannel channel;

    private PublishLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the right at once or fails: whoever holds it may be publishing what the caller wants anyway. */
    static PublishLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("publish.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new RepositoryFailure.Busy(folder);
        }
        return new PublishLock(channel);
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another instance in this process holds it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
