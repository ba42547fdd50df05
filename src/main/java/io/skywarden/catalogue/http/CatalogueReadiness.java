package io.skywarden.catalogue.http;

import io.skywarden.catalogue.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the catalogue can be read; how many signatures it holds is told beside. */
@Readiness
@ApplicationScoped
class CatalogueReadiness implements HealthCheck {

    private final Catalogue catalogue;

    CatalogueReadiness(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    // Whatever keeps the catalogue from answering makes the service unready; the cause is in the log.
    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("catalogue");
        try {
            return answer.up().withData("signatures", catalogue.size()).build();
        } catch (RuntimeException unreadable) {
            org.jboss.logging.Logger.getLogger("io.skywarden.catalogue")
                    .errorf("the catalogue cannot be read: %s", unreadable.getMessage());
            return answer.down().build();
        }
    }
}
