package io.skywarden.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.catalogue.Probation;
import io.skywarden.rules.Samples;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a version may do more than alert. */
class EnforceTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Signature SIGNATURE = Samples.signature("E1", Transport.UDP, Samples.step(Direction.EITHER, new Size(5, 5)));
    private static final Signature OTHER = Samples.signature("E2", Transport.UDP, Samples.step(Direction.EITHER, new Size(6, 6)));

    @ParameterizedTest
    @CsvSource({
        "14, 5000, 0, true", "14, 4999, 0, false", "13, 5000, 0, false", "400, 100000, 1, false", "14, 0, 0, false", "0, 5000, 0, false"})
    void both_conditions_must_hold_and_no_hit_may_have_been_wrong(int daysAgo, long hours, long wrong, boolean holds) {
        Enforce conditions = new Enforce(Duration.ofDays(14), 5_000, Set.of());
        assertThat(conditions.holds(new Probation(Optional.of(NOW.minus(Duration.ofDays(daysAgo))), hours, wrong, false), NOW)).isEqualTo(holds);
    }

    @Test
    void what_was_never_published_has_no_age() {
        assertThat(new Enforce(Duration.ZERO, 1, Set.of()).holds(new Probation(Optional.empty(), 10, 0, false), NOW)).isFalse();
    }

    /** At the moment that is told, and not a moment earlier; and neither time nor further hours take it back. */
    @Property(tries = 2000)
    void they_hold_from_the_moment_that_is_told(@ForAll long seed, @ForAll @IntRange(max = 400) int hours, @ForAll @IntRange(max = 1) int wrong) {
        Random random = new Random(seed);
        Enforce conditions = new Enforce(Duration.ofHours(random.nextInt(0, 1_000)), random.nextInt(1, 400), Set.of());
        Probation behind = new Probation(random.nextBoolean() || random.nextBoolean() ? Optional.of(NOW) : Optional.empty(), hours, wrong, random.nextBoolean());
        Optional<Instant> from = conditions.holdsFrom(behind);
        assertThat(from.isPresent()).isEqualTo(behind.published().isPresent() && wrong == 0 && hours >= conditions.sensorHours());
        Instant told = from.orElse(NOW.plus(conditions.after()));
        assertThat(conditions.holds(behind, told)).isEqualTo(from.isPresent());
        assertThat(conditions.holds(behind, told.minusNanos(1_000))).isFalse();
        Instant later = told.plusSeconds(random.nextInt(10_000_000));
        Probation more = new Probation(behind.published(), hours + random.nextInt(1_000), wrong, behind.enforced());
        assertThat(from.isEmpty() || conditions.holds(more, later)).isTrue();
    }

    @Test
    void a_hit_alerts_until_the_record_says_otherwise(@TempDir Path own) throws IOException {
        Policy policy = policy(own, "action: reject\nonly-for: {signatures: [E1]}\nenforce: {after: 14d, sensor-hours: 5000}");
        assertThat(policy.enforce()).contains(new Enforce(Duration.ofDays(14), 5_000, Set.of()));
        assertThat(policy.actionOf(SIGNATURE)).isEqualTo(Action.ALERT);
        assertThat(policy.enforcing(Set.of(SIGNATURE.id(), OTHER.id())).at(NOW).actionOf(SIGNATURE)).isEqualTo(Action.REJECT);
        assertThat(policy.enforcing(Set.of(SIGNATURE.id(), OTHER.id())).actionOf(OTHER)).as("the action is not for it").isEqualTo(Action.ALERT);
        assertThat(List.of(SIGNATURE, OTHER)).filteredOn(policy::conditional).containsExactly(SIGNATURE);
    }

    @Test
    void who_overrides_has_decided(@TempDir Path own) throws IOException {
        Policy policy = policy(own, "action: drop\nenforce: {after: 36h}\n"
                + "overrides: [{signature: E1, action: drop, reason: seen in the lab for a year, until: 2099-01-01}]");
        assertThat(policy.actionOf(SIGNATURE)).isEqualTo(Action.DROP);
        assertThat(policy.conditional(SIGNATURE)).isFalse();
        assertThat(policy.actionOf(OTHER)).isEqualTo(Action.ALERT);
    }

    @Test
    void a_policy_without_conditions_waits_for_nothing(@TempDir Path own) throws IOException {
        Policy policy = policy(own, "action: drop");
        assertThat(policy.actionOf(SIGNATURE)).isEqualTo(Action.DROP);
        assertThat(policy.enforcing(Set.<SignatureId>of()).actionOf(SIGNATURE)).isEqualTo(Action.DROP);
    }

    private static Policy policy(Path own, String text) throws IOException {
        Files.writeString(own.resolve("own.yaml"), "name: own\ntitle: My own\n" + text + "\n");
        return Policies.read(Path.of("rules-templates"), Optional.of(own)).named("own");
    }
}
