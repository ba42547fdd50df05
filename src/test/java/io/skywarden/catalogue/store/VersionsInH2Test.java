package io.skywarden.catalogue.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class VersionsInH2Test extends VersionsContract {}
