package io.skywarden.proof.report;

import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.Finding;
import io.skywarden.proof.Hit;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the account of a proof. */
final class Telling {

    private record Case(SignatureId signature, String capture) {}

    private final Proof proof;
    private final List<AuthoredSignature> catalogue;
    private final Optional<Baseline> baseline;
    private final Set<Level> failOn;
    private final Set<Fingerprint> before;
    private final Map<String, TestedCapture> captures = new LinkedHashMap<>();
    private final Map<Case, List<Hit>> hits;
    private final Map<Case, List<Told>> findings = new HashMap<>();

    Telling(Proof proof, List<AuthoredSignature> catalogue, Optional<Baseline> baseline, Set<Level> failOn) {
        this.proof = proof;
        this.catalogue = catalogue;
        this.baseline = baseline;
        this.failOn = failOn;
        this.before = baseline.map(Baseline::fingerprints).orElse(Set.of());
        proof.tested().forEach(capture -> captures.put(capture.name(), capture));
        this.hits = Stream.concat(proof.hits().stream(), proof.antiExamples().stream())
                .collect(Collectors.groupingBy(hit -> new Case(hit.hit().signature(), hit.capture()),
                        Collectors.mapping(CaptureHit::hit, Collectors.toList())));
    }

    Account account() {
        List<Told> told = told();
        told.forEach(one -> one.signature().ifPresent(signature ->
                findings.computeIfAbsent(new Case(signature, one.finding().capture()), _ -> new ArrayList<>()).add(one)));
        List<SignatureOutcome> signatures = catalogue.stream().sorted(Comparator.comparing(authored -> authored.signature().id()))
                .map(this::outcome).toList();
        return new Account(proof, signatures, told, baseline.map(before -> before.changeTo(proof)), failOn);
    }

    private List<Told> told() {
        Map<SignatureId, AuthoredSignature> byId =
                catalogue.stream().collect(Collectors.toMap(authored -> authored.signature().id(), Function.identity()));
        EvidenceOf evidence = new EvidenceOf(proof, byId, captures);
        Places places = new Places(byId, captures);
        return proof.findings().stream().map(finding -> told(finding, evidence.of(finding), places)).toList();
    }

    private Told told(Finding finding, List<Evidence> evidence, Places places) {
        boolean known = before.contains(Fingerprint.of(finding));
        return new Told(finding, evidence, places.of(finding, evidence), known, !known && failOn.contains(Level.of(finding)));
    }

    private SignatureOutcome outcome(AuthoredSignature authored) {
        SignatureId id = authored.signature().id();
        Set<String> named = authored.signature().expectations().captures().stream().map(InCapture::digest).collect(Collectors.toSet());
        List<CaseOutcome> cases = proof.tested().stream().filter(capture -> speaksOf(capture, id, named))
                .map(capture -> new Case(id, capture.name()))
                .map(key -> new CaseOutcome(key.capture, hits.getOrDefault(key, List.of()), findings.getOrDefault(key, List.of())))
                .toList();
        return new SignatureOutcome(authored, cases, proof.captures() - cases.size(), absent(authored));
    }

    private boolean speaksOf(TestedCapture capture, SignatureId id, Set<String> named) {
        Case key = new Case(id, capture.name());
        return hits.containsKey(key) || findings.containsKey(key) || switch (capture) {
            case TestedCapture.Synthetic synthetic -> synthetic.of().equals(id);
            case TestedCapture.Real real -> named.contains(real.digest());
            case TestedCapture.Submitted sent -> named.contains(sent.digest());
        };
    }

    private List<String> absent(AuthoredSignature authored) {
        return authored.signature().expectations().captures().stream()
                .map(expected -> "%s (sha256 %s)".formatted(expected.name(), expected.digest()))
                .filter(proof.absent()::contains).distinct().toList();
    }
}
