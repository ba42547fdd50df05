package io.skywarden.app.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(EveryAnswerContract.Small.class)
class EveryAnswerTest extends EveryAnswerContract {}
