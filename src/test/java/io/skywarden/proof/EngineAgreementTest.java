package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.proof.engine.InstalledEngine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rendered rules mean in real engines what the conditions mean in process, for every flow of every recipe. */
class EngineAgreementTest {

    @Test
    void every_engine_at_hand_hits_the_flows_that_the_conditions_hit() {
        assumeTrue(!InstalledEngine.discover().isEmpty(), "no engine: install one, or set SKYWARDEN_SURICATA_7, _8 or SKYWARDEN_SNORT_3");
        Proof proof = Catalogue.run(Optional.empty()).prove(EngineChoice.ALL);
        System.out.println("EngineAgreementTest: judged by " + String.join(", ", proof.judges()) + "; not run: " + proof.notRun());
        assertThat(proof.judges()).hasSizeGreaterThan(1);
        assertThat(proof.findings()).isEmpty();
    }
}
