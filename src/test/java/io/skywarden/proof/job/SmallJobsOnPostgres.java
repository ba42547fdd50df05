package io.skywarden.proof.job;

import io.skywarden.catalogue.store.PostgresServer;
import java.util.List;
import java.util.Map;

/** The same on the other database. */
public final class SmallJobsOnPostgres extends SmallJobs {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = super.getConfigOverrides();
        all.put("quarkus.datasource.db-kind", "postgresql");
        return all;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresServer.class));
    }
}
