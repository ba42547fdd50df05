package io.skywarden.proof.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.proof.Finding;
import io.skywarden.proof.Proof;
import io.skywarden.proof.ProofFact;
import io.skywarden.proof.ProofFacts;
import io.skywarden.proof.ProofRecord;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered of proofs, on every database. */
abstract class ProofFactsContract {

    private static final TestedCapture CAPTURE = new TestedCapture.Submitted("c", Path.of("c"), "d", Map.of());

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");

    @Inject
    ProofFacts facts;

    private final String here = UUID.randomUUID().toString();
    private final String elsewhere = UUID.randomUUID().toString();

    @Test
    void only_what_a_finding_names_does_not_hold_and_only_under_these_circumstances() {
        List<AuthoredSignature> tree = SignatureTree.read(Path.of("src/test/resources/catalogue/tree"));
        AuthoredSignature named = tree.getFirst();
        AuthoredSignature other = tree.getLast();

        facts.learn(tree, proof(new Finding.Shortfall("in-process", "c", named.signature().id(), 1, 0, List.of())), made(), here);

        assertThat(facts.find(named.contentHash(), here)).get().extracting(ProofFact::holds).isEqualTo(false);
        assertThat(facts.find(other.contentHash(), here)).contains(
                new ProofFact(other.contentHash(), here, "in-process", 7, true, made().inputs(), NOON));
        assertThat(facts.find(other.contentHash(), elsewhere)).isEmpty();
        assertThat(facts.find("0".repeat(64), here)).isEmpty();
    }

    @Test
    void a_capture_that_nobody_judged_tells_nothing_and_a_fact_once_known_stays() {
        List<AuthoredSignature> tree = SignatureTree.read(Path.of("src/test/resources/catalogue/tree"));
        String hash = tree.getFirst().contentHash();

        facts.learn(tree, proof(new Finding.NotJudged("suricata-8", "c", "it hung")), made(), here);
        assertThat(facts.find(hash, here)).isEmpty();
        facts.learn(tree, proof(new Finding.Shortfall("in-process", "c", tree.getFirst().signature().id(), 1, 0, List.of())), made(), here);
        facts.learn(tree, proof(), made(), here);
        facts.learn(tree, proof(), made(), elsewhere);

        assertThat(facts.find(hash, here)).get().extracting(ProofFact::holds).isEqualTo(false);
        assertThat(facts.of(hash)).filteredOn(fact -> List.of(here, elsewhere).contains(fact.circumstances())).hasSize(2);
    }

    private static Proof proof(Finding... findings) {
        return new Proof(List.of("in-process"), List.of(), List.<SignatureId>of(), Collections.nCopies(7, CAPTURE), List.of(), List.of(), List.of(), List.of(), List.of(findings));
    }

    private static ProofRecord made() {
        return new ProofRecord("1".repeat(64), NOON, true, "{}");
    }
}
