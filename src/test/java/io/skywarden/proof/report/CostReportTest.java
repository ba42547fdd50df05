package io.skywarden.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.proof.Proof;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules cost, in the formats that tell it; the others are as without. */
class CostReportTest {

    private static final Proof PLAIN = Accounts.all("a.pcap", "why");
    private static final Proof COSTING = Accounts.costing(PLAIN);

    @Test
    void json_has_the_figures_or_the_reason() throws IOException {
        Baseline before = Baseline.of(Accounts.of(PLAIN));
        for (Account account : new Account[] {Accounts.of(COSTING), Accounts.of(COSTING, Optional.of(before), Level.findings())}) {
            JsonNode costs = new ObjectMapper().readTree(TextReport.json(account)).get("costs");
            assertThat(costs.get(0)).hasToString("""
                    {"engine":"snort-3.11.1.0","captures":12,"captures_lost":2,"rules_never_checked":4,"rules":[\
                    {"signature":"T1","part":"a|part","checks":8,"matches":3,"microseconds":20,"microseconds_per_check":2.5}]}""");
            assertThat(costs.get(1)).hasToString("""
                    {"engine":"suricata-7.0.10","not_measured":"this build has no rule profiling"}""");
        }
    }

    @Test
    void markdown_has_a_table_or_the_reason() {
        assertThat(MarkdownReport.of(Accounts.of(COSTING))).contains("""
                ### Cost to `snort-3.11.1.0`

                measured on 12 captures (and not on 2, behind which the engine broke off): 1 rules checked, 4 never.

                | signature | part | checks | matches | µs | µs a check |
                |---|---|---:|---:|---:|---:|
                | `T1` |""", " | 8 | 3 | 20 | 2.50 |", "### Cost to `suricata-7.0.10`\n\nnot measured: this build has no rule profiling.\n");
    }

    @Test
    void what_a_ci_system_reads_is_as_it_was() {
        assertThat(JunitReport.of(Accounts.of(COSTING))).isEqualTo(JunitReport.of(Accounts.of(PLAIN)));
        assertThat(SarifReport.of(Accounts.of(COSTING))).isEqualTo(SarifReport.of(Accounts.of(PLAIN)));
        assertThat(TextReport.text(Accounts.of(COSTING))).contains("cost          suricata-7.0.10: not measured: this build has no rule profiling\n");
    }
}
