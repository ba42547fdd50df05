package io.skywarden.app;

import io.skywarden.repository.Publisher;
import io.skywarden.repository.Repository;
import io.skywarden.repository.signing.SigningKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The repository in the data folder, with the keys beside it; both are made at the first start. */
final class SignedRepository {

    private static final Logger LOG = Logger.getLogger("io.skywarden.repository");

    @Produces
    @Singleton
    SigningKeys keys(Settings settings) {
        SigningKeys keys = SigningKeys.openOrCreate(settings.home().resolve("keys"), new SecureRandom());
        if (keys.developmentRoot()) {
            LOG.warnf("a DEVELOPMENT root key is in use: it was made by this service and lies in %s. Whoever reads that folder"
                    + " can sign bundles", settings.home().resolve("keys").toAbsolutePath().normalize());
        }
        return keys;
    }

    @Produces
    @Singleton
    Repository repository(Settings settings, SigningKeys keys, Clock clock) {
        return Repository.open(settings.home().resolve("repository"), keys, clock);
    }

    @Produces
    @Singleton
    Publisher publisher(Repository repository, SigningKeys keys, Clock clock) {
        return new Publisher(repository, keys.minisign(), clock);
    }
}
