package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProbationInH2Test extends ProbationContract {}
