package io.skywarden.app;

import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.proof.CaptureWork;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.rules.Engine;
import io.skywarden.rules.http.KnownEngines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The engines of the templates that the settings name, and what proofs on this machine depend on. */
final class Engines {

    @Produces
    @Singleton
    KnownEngines known(Settings settings) {
        return new KnownEngines(Engine.all(settings.templates()));
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
        return new Circumstances(settings.templates(), settings.captures(), EngineBinary::discover);
    }
}
