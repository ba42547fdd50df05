package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.catalogue.store.OnPostgres;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(OnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class ProbationInPostgresTest extends ProbationContract {}
