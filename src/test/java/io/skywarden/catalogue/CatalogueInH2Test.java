package io.skywarden.catalogue;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CatalogueInH2Test extends CatalogueContract {}
