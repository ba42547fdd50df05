package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidConflict;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidLockUnusable;
import io.skywarden.rules.SidRange;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** The lock file that lies with the tree of signatures. The service reads it and never writes it. */
@Singleton
final class TreeSids {

    private static final Logger LOG = Logger.getLogger("io.skywarden.rules");
    private static final int BEFORE_THE_IMPORT = jakarta.interceptor.Interceptor.Priority.APPLICATION - 1_000;

    private final SidBook book;
    private final Path file;

    TreeSids(SidBook book, Settings settings) {
        this.book = book;
        this.file = settings.signatures().resolve("sids.lock");
    }

    @Produces
    @Singleton
    static SidRange range(Settings settings) {
        try {
            return SidRange.parse(settings.sids());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("skywarden.sids (SKYWARDEN_SIDS): " + e.getMessage());
        }
    }

    // First of all: a number that the file gave long ago must not be given to a signature that comes in today.
    void run(@Observes @Priority(BEFORE_THE_IMPORT) StartupEvent start) {
        try {
            merge();
        } catch (SidConflict conflict) {
            conflict.conflicts().forEach(line -> LOG.errorf("%s: %s", file, line));
            LOG.errorf("%s: nothing taken, for the %d conflicts above; what was published stays on offer", file, conflict.conflicts().size());
        } catch (SidLockUnusable unusable) {
            LOG.errorf("no sids taken: %s", unusable.getMessage());
        }
    }

    /** @throws SidConflict if file and database disagree */
    void merge() {
        if (Files.exists(file)) {
            book.merge(SidLock.read(file));
        }
    }
}
