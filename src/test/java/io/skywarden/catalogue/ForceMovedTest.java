package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What tells the service that bundles are to be made anew: only what comes into force or goes out of service. */
@QuarkusTest
class ForceMovedTest {

    private static final Actor ALICE = Actor.person("alice");
    private static final Actor BOB = Actor.person("bob");
    private static final Why WHY = new Why("because");

    @Inject
    Catalogue catalogue;

    @Inject
    Review review;

    @Inject
    Retirement retirement;

    private final SignatureId id = new SignatureId("Force");
    private long seen;

    @Test
    void review_and_remarks_move_nothing_but_a_version_in_force_and_a_retirement_do() {
        seen = catalogue.newestRecord();
        assertThat(catalogue.forceMovedAfter(seen)).as("nothing happened").isFalse();

        review.begin(Written.signature(id, "First title", ""), ALICE, WHY);
        step(Step.SUBMIT, ALICE);
        review.found(id, 1, true, WHY);
        step(Step.APPROVE, BOB);
        assertThat(moved()).as("drafted, proven, approved").isFalse();

        step(Step.ACTIVATE, BOB);
        assertThat(moved()).as("in force").isTrue();

        review.comment(id, 1, BOB, WHY);
        review.revise(Written.signature(id, "Second title", ""), ALICE, WHY, catalogue.head(id).revision());
        assertThat(moved()).as("a remark about what is in force, and a draft after it").isFalse();

        retirement.retire(id, BOB, WHY, catalogue.head(id).revision());
        assertThat(moved()).as("retired").isTrue();
    }

    private boolean moved() {
        long before = seen;
        seen = catalogue.newestRecord();
        assertThat(seen).as("each change is on record").isGreaterThan(before);
        return catalogue.forceMovedAfter(before);
    }

    private void step(Step step, Actor actor) {
        Head head = catalogue.head(id);
        review.take(id, head.latest(), step, actor, WHY, head.revision());
    }
}
