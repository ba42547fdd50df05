package io.skywarden.rules.http;

import io.skywarden.rules.Engine;
import java.util.List;

/** The engines that this service has templates for. */
public record KnownEngines(List<Engine> all) {

    public KnownEngines {
        all = List.copyOf(all);
    }
}
