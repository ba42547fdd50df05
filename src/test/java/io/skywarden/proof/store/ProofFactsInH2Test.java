package io.skywarden.proof.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProofFactsInH2Test extends ProofFactsContract {}
