package io.skywarden.app;

import io.quarkus.runtime.StartupEvent;
import io.skywarden.proof.DryRun;
import io.skywarden.proof.DryRunBounds;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.proof.http.DryRunDesk;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** What dry runs are made with on this machine, and the broom for what a killed service left of them. */
final class DryRunDesks {

    @Produces
    @Singleton
    DryRunDesk desk(Settings settings, Clock clock) {
        Settings.DryRuns bounds = settings.dryRun();
        DryRun dryRun = new DryRun(settings.templates(), settings.captures(), EngineBinary.discover(), folder(settings, "dry-runs"),
                new DryRunBounds(bounds.corpusCaptures(), bounds.corpusTime(), bounds.time()), clock);
        return new DryRunDesk(dryRun, () -> sids(settings), new Semaphore(bounds.atOnce()), settings.upload().files(),
                settings.upload().file().asLongValue());
    }

    void sweep(@Observes StartupEvent start, Settings settings) {
        try {
            for (Path folder : List.of(folder(settings, "dry-runs"), folder(settings, "uploads"))) {
                Files.createDirectories(folder);
                try (Stream<Path> left = Files.walk(folder)) {
                    left.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).forEach(file -> file.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + settings.home(), e);
        }
    }

    private static Path folder(Settings settings, String name) {
        return settings.home().resolve("work").resolve(name);
    }

    private static SidLock sids(Settings settings) {
        Path file = settings.signatures().resolve("sids.lock");
        return Files.exists(file) ? SidLock.read(file) : SidLock.empty(SidRange.DEFAULT);
    }
}
