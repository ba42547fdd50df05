package io.skywarden.app.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.catalogue.store.PostgresServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(ApiFuzzInPostgresTest.ServerOfItsOwn.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class ApiFuzzInPostgresTest extends ApiFuzzContract {

    /** The service built for the other database, with a server that no other test looks into. */
    public static final class ServerOfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.db-kind", "postgresql");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresServer.class));
        }
    }

    ApiFuzzInPostgresTest() {
        super("postgresql", 3_000);
    }
}
