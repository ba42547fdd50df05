package io.skywarden.repository;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Why the repository could not be opened or written. In each case the state published before is still whole. The list is closed. */
public abstract sealed class RepositoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    private RepositoryFailure(Path path, String complaint, Throwable cause) {
        super("%s: %s".formatted(path, complaint), cause);
        this.path = path;
    }

    /** Tells the reason from what the system said; its words for a full disk and a read-only one come without a type. */
    static RepositoryFailure of(Path path, IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return new DiskFull(path, cause);
        }
        boolean refused = cause instanceof AccessDeniedException || said.contains("Read-only file system")
                || said.contains("Operation not permitted");
        return refused ? new ReadOnlyFolder(path, cause) : new Inaccessible(path, cause);
    }

    /** The file or folder it is about. */
    public Path path() {
        return path;
    }

    /** No room is left for the new files. */
    public static final class DiskFull extends RepositoryFailure {
        private static final long serialVersionUID = 1L;

        DiskFull(Path path, IOException cause) {
            super(path, "the disk is full; nothing new was published and the state before still stands. Make room and publish again", cause);
        }
    }

    /** The folder does not let us write. */
    public static final class ReadOnlyFolder extends RepositoryFailure {
        private static final long serialVersionUID = 1L;

        ReadOnlyFolder(Path path, IOException cause) {
            super(path, "this cannot be written; give the folder to the user of the service, or mount it writable", cause);
        }
    }

    /** Writing or reading failed for another reason. */
    public static final class Inaccessible extends RepositoryFailure {
        private static final long serialVersionUID = 1L;

        Inaccessible(Path path, IOException cause) {
            super(path, "this could not be written or read (%s: %s)".formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
        }
    }

    /** A metadata file is not what we wrote, or is not signed by our keys. */
    public static final class Damaged extends RepositoryFailure {
        private static final long serialVersionUID = 1L;

        Damaged(Path path, String why) {
            super(path, "%s. Nothing was changed; put the metadata folder back from its backup, with the keys that belong to it"
                    .formatted(why), null);
        }
    }

    /** Another process, or another instance in this one, is publishing. */
    public static final class Busy extends RepositoryFailure {
        private static final long serialVersionUID = 1L;

        Busy(Path path) {
            super(path, "somebody else is publishing to this repository; try again when that is done", null);
        }
    }
}
