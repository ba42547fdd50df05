package io.skywarden.proof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Snort 3.11.1.0 printed, recorded; and what it could print and must not be believed. */
class SnortMeterTest {

    private static final String BEFORE = """
            --------------------------------------------------
            rule profile (all)
            #       gid   sid rev    checks matches alerts time (us) avg/check avg/match avg/non-match timeouts suspends rule_time (%)
            =       ===   === ===    ====== ======= ====== ========= ========= ========= ============= ======== ======== =============
            """;
    /** A rule, the end mark, a piece of that rule for other addresses, and a rule that only marks. */
    private static final String RECORDED = BEFORE + """
            1         19210002   3         3       1      1         5         1         4             0        0        0       0.00054
            2         1     1   1         1       1      1        16        16        16             0        0        0       0.00173
            3      60019210002   3         3       2      2         5         1         2             1        0        0       0.00054
            4         19210001   1         2       2      0        19         9         9             0        0        0       0.00205
            """;

    private final SnortMeter meter = new SnortMeter();

    @Test
    void pieces_and_runs_are_added_and_the_end_mark_is_no_rule() {
        meter.take(RECORDED, 1);
        assertThat(meter.costs()).isEqualTo(new RuleCosts.Measured(List.of(
                new RuleCost(9210001, 2, 2, 19), new RuleCost(9210002, 6, 3, 10)), 1, 0));
        meter.take("WARNING: something else\n" + RECORDED + "\nbehind it\n", 4);
        assertThat(meter.costs()).isEqualTo(new RuleCosts.Measured(List.of(
                new RuleCost(9210001, 4, 4, 38), new RuleCost(9210002, 12, 6, 20)), 5, 0));
    }

    @Test
    void a_run_that_was_broken_off_is_told_and_not_counted() {
        meter.take(RECORDED, 3);
        meter.take("Killed", 2);
        assertThat(((RuleCosts.Measured) meter.costs()).captures()).isEqualTo(3);
        assertThat(((RuleCosts.Measured) meter.costs()).lost()).isEqualTo(2);
    }

    @Test
    void without_a_table_nothing_is_measured() {
        assertThat(meter.costs()).isEqualTo(new RuleCosts.NotMeasured("it judged no capture"));
        meter.take("", 2);
        assertThat(meter.costs()).isEqualTo(new RuleCosts.NotMeasured("the engine told no costs that can be read"));
    }

    @Test
    void a_table_of_another_form_is_not_guessed_at() {
        assertThat(SnortProfile.read(RECORDED)).isPresent();
        assertThat(SnortProfile.read(BEFORE)).as("the end mark is always looked at").isEmpty();
        assertThat(SnortProfile.read(RECORDED.replace("checks", "looks "))).isEmpty();
        assertThat(SnortProfile.read(RECORDED.replace("time (us)", "time (ms)"))).isEmpty();
        assertThat(SnortProfile.read(RECORDED.replace("       19         9", "123456789012         9"))).as("wider than its column").isEmpty();
        assertThat(SnortProfile.read(RECORDED.replace("        19         9", "         9        19"))).as("no such average").isEmpty();
    }
}
