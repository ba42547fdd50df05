package io.skywarden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.skywarden.catalogue.CatalogueFailure.UnknownSignature;
import io.skywarden.catalogue.CatalogueFailure.UnknownVersion;
import io.skywarden.catalogue.Probations.Standing;
import io.skywarden.signature.SignatureId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered between a version's first publication and its being enforced, on every database. */
abstract class ProbationContract {

    private static final Actor ALICE = Actor.person("alice");
    private static final Actor BOB = Actor.person("bob");
    private static final Why WHY = new Why("because");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Function<Probation, Optional<Why>> ALWAYS = _ -> Optional.of(new Why("drop from now on"));
    private static final Function<Probation, Optional<Why>> UNDOUBTED = behind -> behind.falsePositives() == 0 ? ALWAYS.apply(behind) : Optional.empty();

    @Inject
    Catalogue catalogue;

    @Inject
    Review review;

    @Inject
    Probations probations;

    @Inject
    Audit audit;

    private final SignatureId id = new SignatureId("P" + NEXT.incrementAndGet() + "-" + getClass().getSimpleName().substring(0, 13));
    private int versions;

    @Test
    void the_first_publication_is_remembered_and_no_later_one() {
        SignatureVersion first = inForce("First title");
        assertThat(behind("careful", first)).isEqualTo(new Probation(Optional.empty(), 0, 0, false));
        probations.published("careful", List.of(first));
        Instant then = behind("careful", first).published().orElseThrow();
        probations.published("careful", List.of(first));
        probations.published("other", List.of(first));

        assertThat(behind("careful", first).published()).contains(then);
        assertThat(behind("other", first).published().orElseThrow()).isAfterOrEqualTo(then);
        assertThat(behind("third", first).published()).isEmpty();
        SignatureVersion second = inForce("Second title");
        assertThat(behind("careful", second).published()).as("a new version begins anew").isEmpty();
        assertThat(probations.newestPublished(id)).as("no sensor has it yet").hasValue(1);
        probations.published("careful", List.of(second));
        assertThat(probations.newestPublished(id)).hasValue(2);
    }

    @Test
    void reports_add_up_for_their_version_and_for_no_other() {
        SignatureVersion first = inForce("First title");
        long before = probations.reports();
        report(1, 8_784, 0);
        FieldReport last = report(1, 100, 2);
        assertThat(probations.reports()).isEqualTo(before + 2);
        assertThat(behind("careful", first)).isEqualTo(new Probation(Optional.empty(), 8_784 + 100, 2, false));
        assertThat(behind("careful", inForce("Second title"))).isEqualTo(new Probation(Optional.empty(), 0, 0, false));
        assertThat(probations.reports(id)).hasSize(2).first().isEqualTo(last);
        assertThatThrownBy(() -> report(9, 1, 0)).isInstanceOf(UnknownVersion.class);
        assertThatThrownBy(() -> probations.report(new SignatureId("Nobody"), 1, seen(1, 0), ALICE)).isInstanceOf(UnknownSignature.class);
        assertThatThrownBy(() -> probations.reports(new SignatureId("Nobody"))).isInstanceOf(UnknownSignature.class);
    }

    @Test
    void a_promotion_is_on_record_once_and_a_false_positive_takes_it_back() {
        SignatureVersion version = inForce("First title");
        probations.published("careful", List.of(version));
        assertThat(probations.promote("careful", List.of(version), _ -> Optional.empty())).isEmpty();
        assertThat(probations.promote("careful", List.of(version), UNDOUBTED)).containsExactly(id);
        assertThat(probations.promote("careful", List.of(version), UNDOUBTED)).containsExactly(id);
        assertThat(probations.promote("other", List.of(version), UNDOUBTED)).containsExactly(id);
        assertThat(behind("careful", version).enforced()).isTrue();
        assertThat(behind("third", version).enforced()).isFalse();
        long released = catalogue.newestRecord();
        report(1, 24, 0);
        assertThat(catalogue.newestRecord()).as("hours are no event").isEqualTo(released);

        report(1, 0, 3);
        assertThat(behind("careful", version).enforced()).isFalse();
        assertThat(behind("other", version).enforced()).isFalse();
        assertThat(catalogue.forceMovedAfter(released)).as("bundles are to be made anew").isTrue();
        assertThat(probations.promote("careful", List.of(version), UNDOUBTED)).isEmpty();
        report(1, 0, 1);
        assertThat(catalogue.records(id).stream().skip(5)).extracting(AuditRecord::act, AuditRecord::actor, AuditRecord::number, record -> record.why().text())
                .containsExactly(
                        tuple("promote", Actor.SERVICE, 1, "careful: drop from now on"),
                        tuple("promote", Actor.SERVICE, 1, "other: drop from now on"),
                        tuple("demote", ALICE, 1, "careful: 3 false positives at the sensor edge-1: a printer"),
                        tuple("demote", ALICE, 1, "other: 3 false positives at the sensor edge-1: a printer"));
        assertThat(catalogue.head(id).force()).map(Head.Force::number).contains(1);
        assertThat(audit.verify().faults()).isEmpty();
    }

    @Test
    void what_gave_way_to_a_newer_version_is_put_back_all_the_same() {
        SignatureVersion first = inForce("First title");
        probations.published("careful", List.of(first));
        probations.promote("careful", List.of(first), ALWAYS);
        SignatureVersion second = inForce("Second title");
        assertThat(probations.promote("careful", List.of(second), _ -> Optional.empty())).as("a new version begins anew").isEmpty();
        probations.published("careful", List.of(second));
        report(1, 0, 1);

        assertThat(probations.standings(id)).extracting(Standing::number, standing -> standing.probation().enforced(), standing -> standing.probation().falsePositives())
                .containsExactly(tuple(2, false, 0L), tuple(1, false, 1L));
        assertThat(catalogue.head(id).force()).map(Head.Force::number).contains(2);
        assertThat(audit.verify().faults()).isEmpty();
    }

    @Test
    void of_many_at_once_one_promotes_and_no_report_is_lost() throws Exception {
        SignatureVersion version = inForce("First title");
        try (var pool = Executors.newFixedThreadPool(6)) {
            var work = IntStream.range(0, 12).<Callable<Set<SignatureId>>>mapToObj(i -> () -> {
                report(1, 10, 0);
                return probations.promote("careful", List.of(version), ALWAYS);
            }).toList();
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).containsExactly(id);
            }
        }
        assertThat(behind("careful", version)).isEqualTo(new Probation(Optional.empty(), 120, 0, true));
        assertThat(catalogue.records(id)).extracting(AuditRecord::act).filteredOn("promote"::equals).hasSize(1);
        assertThat(audit.verify().faults()).isEmpty();
    }

    private FieldReport report(int number, int hours, int wrong) {
        return probations.report(id, number, seen(hours, wrong), ALICE);
    }

    private static FieldReport.Seen seen(int hours, int wrong) {
        return new FieldReport.Seen(new SensorName("edge-1"), hours, wrong, wrong > 0 ? "a printer" : "");
    }

    private Probation behind(String policy, SignatureVersion version) {
        return probations.of(policy, List.of(version)).get(id);
    }

    private SignatureVersion inForce(String title) {
        Head head = versions++ > 0 ? review.revise(Written.signature(id, title, ""), ALICE, WHY, catalogue.head(id).revision())
                : review.begin(Written.signature(id, title, ""), ALICE, WHY);
        review.take(id, head.latest(), Step.SUBMIT, ALICE, WHY, head.revision());
        review.found(id, head.latest(), true, WHY);
        review.take(id, head.latest(), Step.APPROVE, BOB, WHY, catalogue.head(id).revision());
        review.take(id, head.latest(), Step.ACTIVATE, BOB, WHY, catalogue.head(id).revision());
        return catalogue.version(id, head.latest());
    }
}
