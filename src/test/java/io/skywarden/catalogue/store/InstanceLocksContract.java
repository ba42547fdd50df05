package io.skywarden.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.catalogue.Duty;
import io.skywarden.catalogue.InstanceLocks;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the locks do on every database. The packaged service is tried with real processes in .ci/postgresql. */
abstract class InstanceLocksContract {

    private static final int TURNS_EACH = 25;

    @Inject
    InstanceLocks locks;

    @Test
    void one_at_a_time_has_a_duty() throws Exception {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int[] unguarded = {0};
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Future<?>> turns = new ArrayList<>();
            for (int turn = 0; turn < 4 * TURNS_EACH; turn++) {
                turns.add(instances.submit(() -> locks.holding(Duty.PUBLISH, () -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    unguarded[0]++;
                    Thread.yield();
                    return within.decrementAndGet();
                })));
            }
            for (Future<?> turn : turns) {
                turn.get();
            }
        }
        assertThat(most).hasValue(1);
        assertThat(unguarded[0]).isEqualTo(4 * TURNS_EACH);
    }

    @Test
    void one_duty_does_not_wait_for_another() {
        assertThat(locks.<String>holding(Duty.PUBLISH, () -> locks.holding(Duty.IMPORT, () -> "both"))).isEqualTo("both");
    }

    @Test
    void every_duty_can_be_had_and_work_that_fails_gives_it_back() {
        for (Duty duty : Duty.values()) {
            assertThatThrownBy(() -> locks.holding(duty, () -> {
                throw new IllegalArgumentException("work failed");
            })).hasMessage("work failed");
            assertThat(locks.<Duty>holding(duty, () -> duty)).isEqualTo(duty);
        }
    }

    @Test
    void within_a_transaction_no_duty_is_given() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> locks.holding(Duty.IMPORT, () -> "never")))
                .hasStackTraceContaining("within a transaction");
    }
}
