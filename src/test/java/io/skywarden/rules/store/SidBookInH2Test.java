package io.skywarden.rules.store;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SidBookInH2Test extends SidBookContract {

    @Override
    String countOfWaiting() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }
}
