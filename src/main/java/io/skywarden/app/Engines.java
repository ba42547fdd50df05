package io.skywarden.app;

import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.Metering;
import io.skywarden.proof.job.ProofPlace;
import io.skywarden.rules.Engine;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.http.KnownEngines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The engines of the templates that the settings name, and what proofs on this machine depend on. */
final class Engines {

    private static final int LONGEST_HOST = 60;

    /** Ours, and over them those of whoever runs the service. */
    static TemplateFolders templates(Settings settings) {
        return new TemplateFolders(settings.templates(), settings.userTemplates());
    }

    @Produces
    @Singleton
    KnownEngines known(Settings settings) {
        return new KnownEngines(Engine.all(templates(settings)));
    }

    /** Captures are decoded once for all that the service judges. */
    @Produces
    @Singleton
    CaptureWork captureWork(Settings settings) {
        return CaptureWork.parallel(Optional.of(new TraceFolder(settings.traces().orElse(settings.home().resolve("traces")))));
    }

    @Produces
    @Singleton
    Circumstances circumstances(Settings settings) {
        return new Circumstances(templates(settings), settings.captures(), InstalledEngine::discover);
    }

    @Produces
    @Singleton
    ProofPlace place(Settings settings, CaptureWork work) {
        return new ProofPlace(templates(settings), settings.captures(), work, settings.workers(), settings.workerHeartbeat(), worker(),
                settings.ruleCost() ? Metering.ON : Metering.OFF);
    }

    /** Unlike that of any other process, also of one before on the same machine. */
    private static String worker() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank()).orElse("worker");
        return "%s-%d-%s".formatted(host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST), ProcessHandle.current().pid(),
                UUID.randomUUID().toString().substring(0, 8));
    }
}
