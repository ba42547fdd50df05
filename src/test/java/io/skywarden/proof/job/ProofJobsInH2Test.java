package io.skywarden.proof.job;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SmallJobs.class)
class ProofJobsInH2Test extends ProofJobsContract {}
