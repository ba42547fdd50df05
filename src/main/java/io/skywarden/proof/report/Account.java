package io.skywarden.proof.report;

import io.skywarden.proof.Finding;
import io.skywarden.proof.Proof;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A proof told signature by signature, which every format is written from.
 *
 * @param signatures in order of their id
 * @param findings all there are, known ones too
 * @param change what an earlier proof had that this one has no more; nothing when it was not held against one
 * @param failOn what a CI system is to fail on
 */
public record Account(Proof proof, List<SignatureOutcome> signatures, List<Told> findings, Optional<Change> change, Set<Level> failOn) {

    /**
     * Held against an earlier proof.
     *
     * @param known how many findings both have
     * @param vanished what was looked for again and is gone
     * @param notSought how many could not be looked for, since their signature, capture or judge had no part this time
     */
    public record Change(int known, List<Baseline.Entry> vanished, int notSought) {
        public Change {
            vanished = List.copyOf(vanished);
        }
    }

    public Account {
        signatures = List.copyOf(signatures);
        findings = List.copyOf(findings);
        failOn = Set.copyOf(failOn);
    }

    /** @param catalogue the signatures that were judged */
    public static Account of(Proof proof, List<AuthoredSignature> catalogue, Optional<Baseline> baseline, Set<Level> failOn) {
        return new Telling(proof, catalogue, baseline, failOn).account();
    }

    /** Whether nothing happened that a CI system is to fail on. */
    public boolean passes() {
        return news().noneMatch(Told::fails) && !failsForAbsence();
    }

    /** Whether a judge or a capture that should have spoken was absent, and that is to fail. */
    boolean failsForAbsence() {
        return failOn.contains(Level.UNPROVEN) && !(proof.notRun().isEmpty() && proof.absent().isEmpty());
    }

    /** Findings that no earlier proof had. */
    Stream<Told> news() {
        return findings.stream().filter(told -> !told.known());
    }

    /** Findings that are of no signature. */
    List<Told> ofCaptures() {
        return findings.stream().filter(told -> told.finding() instanceof Finding.NotJudged).toList();
    }

    List<Baseline.Entry> vanished() {
        return change.map(Change::vanished).orElse(List.of());
    }

    /** The first word about it. */
    String verdict() {
        if (failsForAbsence() && news().findAny().isEmpty()) {
            return "UNPROVEN, since a judge or a capture is absent";
        }
        if (change.isEmpty()) {
            return proof.holds() ? "proven" : "NOT PROVEN";
        }
        return news().findAny().isPresent() ? "NEW FINDINGS" : "no new findings";
    }

    /** Its size, in a sentence. */
    String summary() {
        String counted = "%d signatures, %d captures, judged by %s: %d hits, %d findings".formatted(proof.signatures().size(),
                proof.captures(), String.join(", ", proof.judges()), proof.hits().size(), news().count());
        return counted + change.map(c -> " more than before, %d as before, %d vanished%s".formatted(c.known(), c.vanished().size(),
                c.notSought() == 0 ? "" : ", %d not looked for".formatted(c.notSought()))).orElse("");
    }
}
