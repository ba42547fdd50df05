package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.catalogue.store.PostgresServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(CatalogueInPostgresTest.OnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class CatalogueInPostgresTest extends CatalogueContract {

    /** The same service, built for the other database. */
    public static final class OnPostgres implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.db-kind", "postgresql");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresServer.class));
        }
    }
}
