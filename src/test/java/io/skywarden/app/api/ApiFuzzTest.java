package io.skywarden.app.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(ApiFuzzTest.DatabaseOfItsOwn.class)
class ApiFuzzTest extends ApiFuzzContract {

    /** What it leaves behind would be in the way of tests that know what there is. */
    public static final class DatabaseOfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        }
    }

    ApiFuzzTest() {
        super("h2", 10_000);
    }
}
