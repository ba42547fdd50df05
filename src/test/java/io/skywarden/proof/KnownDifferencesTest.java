package io.skywarden.proof;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.StaleDifference;
import io.skywarden.rules.Samples;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.KnownDifference;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is excused, and what no longer is. */
class KnownDifferencesTest {

    private static final LocalDate LAST = LocalDate.parse("2027-01-31");
    private static final FlowKey ONE = flow(1);
    private static final FlowKey TWO = flow(2);
    private static final String ENGINE = "suricata-8.0.8";

    private record Says(String name, Ruling ruling) implements Judge {
        @Override
        public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
            return Map.of(captures.getFirst(), ruling);
        }
    }

    @Test
    void what_an_engine_misses_of_the_recipe_is_excused_to_the_last_day_and_told() {
        Proof proof = prove(known("suricata-8", 1), LAST, says("in-process", ONE, TWO), says(ENGINE, ONE));
        assertThat(proof.findings()).isEmpty();
        assertThat(proof.excused()).containsExactly(
                "T1 on recipe/T1 by suricata-8.0.8: 1 flows differ, known until 2027-01-31: A defect of that release.");
        assertThat(ProofReport.text(proof)).contains("excused       T1 on recipe/T1");
        assertThat(ProofReport.json(proof)).contains("\"excused\" : [ \"T1 on");
    }

    @Test
    void what_is_over_excuses_nothing_and_is_a_finding_itself() {
        Proof proof = prove(known("suricata-8", 1), LAST.plusDays(1), says("in-process", ONE, TWO), says(ENGINE, ONE));
        assertThat(proof.findings()).hasAtLeastOneElementOfType(Disagreement.class).hasAtLeastOneElementOfType(StaleDifference.class);
        assertThat(prove(known("suricata-8", 1), LAST.plusDays(1), says("in-process", ONE, TWO), says(ENGINE, ONE, TWO)).findings())
                .singleElement().extracting(Finding::line).asString().contains("stale", "excused until 2027-01-31", "set another day");
    }

    @Test
    void what_nothing_shows_any_more_is_a_finding() {
        assertThat(prove(known("suricata-8", 1), LAST, says("in-process", ONE, TWO), says(ENGINE, ONE, TWO)).findings())
                .singleElement().extracting(Finding::line).asString().contains("do not differ here: take it out");
    }

    @Test
    void a_difference_that_has_grown_is_not_excused() {
        assertThat(prove(known("suricata-8", 1), LAST, says("in-process", ONE, TWO), says(ENGINE)).findings())
                .hasAtLeastOneElementOfType(Disagreement.class).filteredOn(StaleDifference.class::isInstance)
                .singleElement().extracting(Finding::line).asString().contains("2 flows differ and it is about at most 1");
    }

    @Test
    void another_engine_is_not_excused_and_one_that_did_not_judge_says_nothing() {
        assertThat(prove(known("suricata-8", 1), LAST, says("in-process", ONE, TWO), says("suricata-80.1.0", ONE)).findings())
                .hasAtLeastOneElementOfType(Disagreement.class).noneMatch(StaleDifference.class::isInstance);
        assertThat(prove(known("suricata-8", 1), LAST, says("in-process", ONE, TWO),
                new Says(ENGINE, new Ruling.GaveUp("it crashed"))).findings()).singleElement().isInstanceOf(Finding.NotJudged.class);
        assertThat(prove(known("suricata-7", 1), LAST, says("in-process", ONE, TWO)).findings()).isEmpty();
    }

    @Test
    void who_does_not_know_the_day_excuses_nothing() {
        Proof proof = new Prover(List.of(says("in-process", ONE, TWO), says(ENGINE, ONE)), List.of())
                .prove(List.of(known("suricata-8", 1)), List.of(recipe()));
        assertThat(proof.findings()).hasAtLeastOneElementOfType(Disagreement.class);
    }

    private static Proof prove(Signature signature, LocalDate today, Judge... judges) {
        return new Prover(List.of(judges), List.of(), today).prove(List.of(signature), List.of(recipe()));
    }

    private static TestedCapture recipe() {
        return new TestedCapture.Synthetic(known("suricata-8", 1).id(), Path.of("a"), Map.of(FlowTuple.of(ONE), true, FlowTuple.of(TWO), true));
    }

    private static Says says(String name, FlowKey... flows) {
        return new Says(name, new Ruling.Judged(
                Arrays.stream(flows).map(flow -> new Hit(known("suricata-8", 1).id(), flow, 7)).toList(), Optional.empty()));
    }

    private static Signature known(String judge, int flows) {
        Signature sample = Samples.signature("T1", Transport.UDP, step(Direction.EITHER, at(0, "01")));
        return new Signature(sample.id(), sample.title(), sample.family(), sample.era(), sample.confidence(), sample.state(),
                sample.description(), sample.sources(), sample.detection(), new Expectations(List.of(), List.of(
                        new KnownDifference(judge, KnownDifference.RECIPE, flows, "A defect of that release.", LAST))));
    }

    private static FlowKey flow(int port) {
        return new FlowKey(Protocol.UDP, InetAddress.ofLiteral("10.0.0.1"), 5000, InetAddress.ofLiteral("10.0.0.2"), port);
    }
}
