package io.skywarden.app;

import io.skywarden.rules.Engine;
import io.skywarden.rules.http.KnownEngines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The engines of the templates that the settings name. */
final class Engines {

    @Produces
    @Singleton
    KnownEngines known(Settings settings) {
        return new KnownEngines(Engine.all(settings.templates()));
    }
}
