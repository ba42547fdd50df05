package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.Metering;
import io.skywarden.proof.engine.RuleCost;
import io.skywarden.proof.engine.RuleCosts;
import io.skywarden.proof.engine.SnortBinary;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules cost engines, as the engines say it, under the names of the signatures. */
class CostTrialTest {

    private static final SignatureId ID = new SignatureId("T1");

    @Test
    void every_sid_gets_its_name_and_what_was_never_checked_is_counted() {
        List<RenderedRule> rules = List.of(rule("a", 10), rule("b", 11), rule("b", 11), rule("c", 12));
        EngineCost cost = EngineCost.of("e", new RuleCosts.Measured(List.of(new RuleCost(10, 4, 1, 6), new RuleCost(11, 1, 1, 7),
                new RuleCost(99, 1, 1, 1)), 3, 0), rules);
        assertThat(cost).isEqualTo(new EngineCost.Measured("e", 3, 0, List.of(new PartCost(ID, "b", 1, 1, 7), new PartCost(ID, "a", 4, 1, 6)), 1));
        assertThat(cost.told()).isEqualTo("measured on 3 captures: 2 rules checked, 1 never");
        assertThat(new PartCost(ID, "a", 4, 1, 6).told()).isEqualTo("T1 (a): 4 checks, 1 matches, 6 µs, 1.50 µs a check");
        assertThat(EngineCost.of("e", new RuleCosts.NotMeasured("why"), rules).told()).isEqualTo("not measured: why");
    }

    @Test
    void snort_measures_the_catalogue_on_its_recipes() {
        EngineCost.Measured cost = (EngineCost.Measured) cost(snort());
        assertThat(cost.lost()).isZero();
        assertThat(cost.captures()).isGreaterThan(80);
        assertThat(cost.parts()).hasSizeGreaterThan(60).isSortedAccordingTo(PartCost.DEAREST)
                .allSatisfy(part -> assertThat(part.checks()).isPositive());
        assertThat(cost.parts()).extracting(PartCost::micros).anyMatch(micros -> micros > 0);
        assertThat(cost.parts()).filteredOn(part -> part.signature().value().equals("C01")).isNotEmpty()
                .allSatisfy(part -> assertThat(part.matches()).as("its recipe fits").isPositive());
    }

    @Test
    void a_proof_with_costs_is_the_same_proof() {
        SnortBinary snort = snort();
        ProofRun run = new ProofRun(Catalogue.signatures(), sids(), templates(), Optional.empty(), Optional.empty());
        CaptureWork work = CaptureWork.parallel(Optional.empty());
        Proof with = run.prove(EngineChoice.SNORT_3, Progress.NONE, work, LocalDate.MAX, Metering.ON);
        Proof without = run.prove(EngineChoice.SNORT_3, Progress.NONE, work, LocalDate.MAX, Metering.OFF);
        assertThat(with.costs()).singleElement().satisfies(cost -> assertThat(cost.engine()).isEqualTo(snort.judge()));
        assertThat(without.costs()).isEmpty();
        assertThat(with.hits()).isEqualTo(without.hits());
        assertThat(with.findings()).isEqualTo(without.findings());
        assertThat(ProofReport.json(without)).doesNotContain("\"costs\"");
        assertThat(ProofReport.json(with)).contains("\"costs\" : [", "\"microseconds_per_check\" : ");
    }

    @Test
    void an_engine_that_cannot_measure_says_why() {
        List<EngineBinary> suricatas = EngineBinary.discover();
        assumeTrue(!suricatas.isEmpty(), "not run: no Suricata on this machine");
        for (InstalledEngine engine : suricatas) {
            assertThat(cost(engine).told()).startsWith("not measured: this build has ");
        }
    }

    private static SnortBinary snort() {
        Optional<SnortBinary> snort = SnortBinary.discover();
        if (snort.isEmpty()) {
            System.out.println("not run: Snort 3 is absent (SKYWARDEN_SNORT_3 names one)");
        }
        assumeTrue(snort.isPresent(), "not run: no Snort 3 on this machine");
        return snort.orElseThrow();
    }

    private static EngineCost cost(InstalledEngine engine) {
        return CostTrial.of(engine, Catalogue.signatures(), sids(), templates(), Optional.empty());
    }

    private static SidLock sids() {
        List<Signature> all = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();
        return SidLock.empty(SidRange.DEFAULT).allocate(all);
    }

    private static TemplateFolders templates() {
        return TemplateFolders.of(Path.of("rules-templates"));
    }

    private static RenderedRule rule(String part, long sid) {
        return new RenderedRule(ID, part, sid, 1, false, "alert");
    }
}
