package io.skywarden.access.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AccessInH2Test extends AccessContract {}
