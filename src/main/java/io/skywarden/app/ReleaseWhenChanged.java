package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.catalogue.Duty;
import io.skywarden.catalogue.InstanceLocks;
import io.skywarden.repository.Published;
import io.skywarden.repository.Repository;
import io.skywarden.repository.RepositoryFailure;
import io.skywarden.rules.SidConflict;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Releases when the service starts, after the import, and keeps what is published from expiring. */
final class ReleaseWhenChanged {

    private static final Logger LOG = Logger.getLogger("io.skywarden.release");
    private static final int AFTER_THE_IMPORT = jakarta.interceptor.Interceptor.Priority.APPLICATION + 1_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Release release;
    private final Repository repository;
    private final InstanceLocks locks;
    private final Catalogue catalogue;
    private final Settings settings;
    private final Clock clock;
    /** The newest audit record there was when the last release began. */
    private final AtomicReference<Long> released = new AtomicReference<>();
    private volatile boolean failed;
    private volatile Instant tryAgain = Instant.EPOCH;

    ReleaseWhenChanged(Release release, Repository repository, InstanceLocks locks, Catalogue catalogue, Settings settings,
            Clock clock) {
        this.release = release;
        this.catalogue = catalogue;
        this.repository = repository;
        this.locks = locks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Beside the service and not before it: while a new release is proven, sensors go on pulling the one before. */
    void run(@Observes @Priority(AFTER_THE_IMPORT) StartupEvent start) {
        if (settings.release()) {
            released.set(catalogue.newestRecord());
            Thread.ofPlatform().name("release").start(this::release);
        }
    }

    /**
     * Soon after a version came into force or a signature was retired. A release that could not be made is tried again after a while; one
     * whose proof failed waits for the next change, since nothing else would mend it. An allowed path opens and closes by a release too.
     */
    @Scheduled(every = "${duties.release.every:5s}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runWhenChanged() {
        Long before = released.get();
        if (before == null) {
            return;
        }
        long now = catalogue.newestRecord();
        if (now != before) {
            released.set(now);
            // Fewer records than before: the database was brought back from an older copy.
            if (now < before || catalogue.forceMovedAfter(before) || failed) {
                release();
            }
        } else if (failed ? !clock.instant().isBefore(tryAgain) : release.nextEdge().filter(edge -> !clock.instant().isBefore(edge)).isPresent() || release.mended()) {
            release();
        }
    }

    /** One at a time here, and by the duty one at a time among all instances. */
    private synchronized void release() {
        try {
            // The next instance finds this one's proof and bundles, and publishes nothing.
            failed = false;
            locks.holding(Duty.PUBLISH, release::run).ifPresentOrElse(this::announce, () -> LOG.error("nothing is published"));
        } catch (SidConflict conflict) {
            // Told line by line when the lock file was read.
            LOG.errorf("nothing new is published: %d sids of the tree contradict those of the database", conflict.conflicts().size());
        } catch (RuntimeException failure) {
            // The edge of a thread: whatever it is, the service goes on with what was published before.
            LOG.errorf("nothing new is published, and it is tried again in %d s: %s", PAUSE.toSeconds(), failure.getMessage());
            tryAgain = clock.instant().plus(PAUSE);
            failed = true;
        }
    }

    private void announce(Published published) {
        Path home = settings.home().toAbsolutePath().normalize();
        String base = settings.publicUrl().map(Object::toString).orElse("http://%s:%d".formatted(
                settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host(), settings.port())).replaceAll("/+$", "");
        LOG.infof("data folder %s: catalogue, keys, repository (TUF root: repository/metadata/1.root.json)", home);
        LOG.infof("TUF: %s/tuf/metadata/ and %s/tuf/targets/", base, base);
        LOG.infof("sensors: suricata-update add-source skywarden '%s/rules/stable/suricata-%%(__version__)s/monitor/skype.rules.tar.gz'", base);
        LOG.infof("or: SOURCE_INDEX_URL=%s/index.yaml suricata-update update-sources", base);
        LOG.info("ready");
    }

    @Scheduled(every = "1h", delayed = "10m")
    void keepFresh() {
        try {
            if (repository.published().isPresent() && repository.refreshTimestamp()) {
                LOG.info("timestamp signed anew");
            }
        } catch (RepositoryFailure failure) {
            LOG.errorf("the timestamp could not be signed anew and clients will refuse it when it expires: %s", failure.getMessage());
        }
    }
}
