package io.skywarden.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** The one place that secrets take their randomness from. */
final class MachineChance {

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
