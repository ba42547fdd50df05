package io.skywarden.proof.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skywarden.catalogue.Actor;
import io.skywarden.catalogue.Catalogue;
import io.skywarden.proof.Circumstances;
import io.skywarden.proof.ProofRecords;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.SidBook;
import jakarta.inject.Inject;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A service that is told to measure keeps what rules cost, or why nobody knows, with the proof. */
@QuarkusTest
@TestProfile(MeasuringJobs.class)
class JobCostTest {

    private static final int MOST_NAPS = 1_800;

    @Inject
    JobBook book;

    @Inject
    Catalogue catalogue;

    @Inject
    SidBook sids;

    @Inject
    Circumstances circumstances;

    @Inject
    ProofRecords records;

    @Test
    void the_report_of_a_job_has_what_each_engine_says_of_the_cost() {
        JobId id = JobId.of(JobKind.REPROOF, "test", "cost");
        book.ask(id, JobKind.REPROOF, "catalogue", inForce(), circumstances.digest(), Actor.person("ann"));
        for (int i = 0; i < MOST_NAPS && !book.get(id.hex()).state().isOver(); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        ProofJob job = book.get(id.hex());
        assertThat(job.state()).as(job.outcome()).isEqualTo(JobState.DONE);
        String report = records.of(job.inputs()).orElseThrow().report();
        assertThat(InstalledEngine.discover()).allSatisfy(engine -> assertThat(report).containsPattern(costOf(engine)));
    }

    /** On all captures of the job, or why not. */
    private static String costOf(InstalledEngine engine) {
        return "\"costs\" : [\\s\\S]*\"engine\" : \"%s\",\\s+%s".formatted(engine.judge(),
                engine.cannotMeasure().map(why -> "\"not_measured\" : \"" + why).orElse("\"captures\" : [1-9]"));
    }

    private JobPlan inForce() {
        return new JobPlan(catalogue.inForce().stream().map(version -> new JobPlan.Version(version.id(), version.number())).toList(), sids.current()
                .allocate(catalogue.inForce().stream().map(version -> version.signature()).toList()));
    }
}
