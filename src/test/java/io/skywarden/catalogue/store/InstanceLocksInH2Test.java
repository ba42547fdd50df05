package io.skywarden.catalogue.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InstanceLocksInH2Test extends InstanceLocksContract {}
