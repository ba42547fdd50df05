package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AttachedInH2Test extends AttachedContract {}
