package io.skywarden.app.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.access.http.RotatingIssuer;
import io.skywarden.catalogue.store.PostgresServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(EveryAnswerInPostgresTest.SmallOnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class EveryAnswerInPostgresTest extends EveryAnswerContract {

    /** The same, on the other database. */
    public static final class SmallOnPostgres extends Small {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = super.getConfigOverrides();
            settings.remove("quarkus.datasource.jdbc.url");
            settings.put("quarkus.datasource.db-kind", "postgresql");
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RotatingIssuer.class), new TestResourceEntry(PostgresServer.class));
        }
    }
}
