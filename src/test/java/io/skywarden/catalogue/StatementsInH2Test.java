package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StatementsInH2Test extends StatementsContract {}
