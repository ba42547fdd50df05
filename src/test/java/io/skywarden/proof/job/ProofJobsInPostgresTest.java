package io.skywarden.proof.job;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@TestProfile(SmallJobsOnPostgres.class)
@EnabledIf(value = "io.skywarden.catalogue.store.PostgresServer#isInstalled",
        disabledReason = "no PostgreSQL server is installed (Debian: apt-get install postgresql)")
class ProofJobsInPostgresTest extends ProofJobsContract {}
