package io.skywarden.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final SettableClock clock = new SettableClock();
    private final RateLimit limit = new RateLimit("test", 3, 6, clock);

    @Test
    void a_burst_is_let_through_and_the_next_is_told_how_long_to_wait() {
        use(3);
        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
        assertThat(limit.take("b")).isEmpty();
    }

    @Test
    void waiting_as_long_as_told_is_enough_and_less_is_not() {
        use(3);
        clock.move(Duration.ofSeconds(9));
        assertThat(limit.take("a")).contains(Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void a_long_pause_fills_the_bucket_and_no_more() {
        use(3);
        clock.move(Duration.ofDays(1));
        use(3);
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void a_clock_that_is_set_back_neither_fills_nor_locks() {
        use(3);
        clock.move(Duration.ofDays(-1));
        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
        clock.move(Duration.ofSeconds(10));
        assertThat(limit.take("a")).isEmpty();
    }

    @Test
    void the_keys_remembered_are_bounded() {
        for (int key = 0; key < RateLimit.MOST_KEYS + 100; key++) {
            limit.take("key" + key);
        }
        assertThat(limit.remembered()).isEqualTo(RateLimit.MOST_KEYS);
    }

    @Test
    void settings_win_over_what_the_owner_of_a_limit_has_chosen() {
        LimitSettings settings = () -> Map.of("test", allowance(1));
        assertThat(new RateLimits(settings, clock).named("test", 3, 6)).hasToString("test: 1 at once, 6.0 a minute");
        assertThat(new RateLimits(settings, clock).named("other", 3, 6)).hasToString("other: 3 at once, 6.0 a minute");
    }

    @Test
    void a_limit_that_lets_nothing_through_is_a_mistake() {
        assertThatThrownBy(() -> new RateLimit("test", 0, 6, clock)).hasMessageContaining("skywarden.limits.test");
        assertThatThrownBy(() -> new RateLimit("test", 1, 0, clock)).hasMessageContaining("skywarden.limits.test");
    }

    private void use(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(limit.take("a")).isEmpty();
        }
    }

    private static LimitSettings.Allowance allowance(int burst) {
        return new LimitSettings.Allowance() {
            @Override
            public OptionalInt burst() {
                return OptionalInt.of(burst);
            }

            @Override
            public OptionalDouble perMinute() {
                return OptionalDouble.empty();
            }
        };
    }
}
