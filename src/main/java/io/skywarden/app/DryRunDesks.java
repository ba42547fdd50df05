package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.capture.Delivery;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.DryRun;
import io.skywarden.proof.DryRunBounds;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.http.DryRunDesk;
import io.skywarden.rules.SidBook;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** What dry runs are made with on this machine, and the broom for what a killed service left of them. */
final class DryRunDesks {

    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    @Produces
    @Singleton
    DryRunDesk desk(Settings settings, SidBook sids, CaptureWork work, Clock clock) {
        Settings.DryRuns bounds = settings.dryRun();
        DryRun dryRun = new DryRun(Engines.templates(settings), settings.captures(), InstalledEngine.discover(), folder(settings, "dry-runs"),
                new DryRunBounds(bounds.corpusCaptures(), bounds.corpusTime(), bounds.time()), work, clock);
        return new DryRunDesk(dryRun, sids::current, new Semaphore(bounds.atOnce()));
    }

    @Produces
    @Singleton
    Delivery.Bounds bounds(Settings settings) {
        return new Delivery.Bounds(settings.upload().files(), settings.upload().file().asLongValue());
    }

    // Another instance may be using the same folder: what is fresh is left alone.
    void sweep(@Observes StartupEvent start, Settings settings, Clock clock) {
        Instant old = clock.instant().minus(LEFT_ALONE);
        try {
            for (Path folder : List.of(folder(settings, "dry-runs"), folder(settings, "uploads"))) {
                Files.createDirectories(folder);
                try (Stream<Path> left = Files.walk(folder)) {
                    left.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder) && isOlder(file, old)).forEach(file -> file.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + settings.home(), e);
        }
    }

    private static boolean isOlder(Path file, Instant moment) {
        return file.toFile().lastModified() < moment.toEpochMilli();
    }

    private static Path folder(Settings settings, String name) {
        return settings.home().resolve("work").resolve(name);
    }
}
