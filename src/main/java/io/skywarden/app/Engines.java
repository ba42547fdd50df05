package io.skywarden.app;

import io.skywarden.proof.Circumstances;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.rules.Engine;
import io.skywarden.rules.http.KnownEngines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The engines of the templates that the settings name, and what proofs on this machine depend on. */
final class Engines {

    @Produces
    @Singleton
    KnownEngines known(Settings settings) {
        return new KnownEngines(Engine.all(settings.templates()));
    }

    @Produces
    @Singleton
    Circumstances circumstances(Settings settings) {
        return new Circumstances(settings.templates(), settings.captures(), EngineBinary::discover);
    }
}
