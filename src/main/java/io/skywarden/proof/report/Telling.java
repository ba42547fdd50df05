package io.skywarden.proof.report;

import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.Finding;
import io.skywarden.proof.Hit;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<SignatureId, Set<String>> spoken = new HashMap<>();
    private final Map<String, List<String>> byDigest = new HashMap<>();
    private final Map<String, Integer> position = new HashMap<>();

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
        listen();
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
        Set<String> names = new HashSet<>(spoken.getOrDefault(id, Set.of()));
        authored.signature().expectations().captures().forEach(expected -> names.addAll(byDigest.getOrDefault(expected.digest(), List.of())));
        List<CaseOutcome> cases = names.stream().sorted(Comparator.comparing(position::get)).map(name -> new Case(id, name))
                .map(key -> new CaseOutcome(key.capture, hits.getOrDefault(key, List.of()), findings.getOrDefault(key, List.of())))
                .toList();
        return new SignatureOutcome(authored, cases, proof.captures() - cases.size(), absent(authored));
    }

    /** For each signature the captures it has something to say of, but for those it names by digest. */
    private void listen() {
        captures.values().forEach(capture -> {
            position.put(capture.name(), position.size());
            switch (capture) {
                case TestedCapture.Synthetic synthetic -> speaks(synthetic.of(), capture.name());
                case TestedCapture.Real real -> byDigest.computeIfAbsent(real.digest(), _ -> new ArrayList<>()).add(capture.name());
                case TestedCapture.Submitted sent -> byDigest.computeIfAbsent(sent.digest(), _ -> new ArrayList<>()).add(capture.name());
            }
        });
        hits.keySet().forEach(key -> speaks(key.signature, key.capture));
        findings.keySet().forEach(key -> speaks(key.signature, key.capture));
    }

    private void speaks(SignatureId signature, String capture) {
        spoken.computeIfAbsent(signature, _ -> new HashSet<>()).add(capture);
    }

    private List<String> absent(AuthoredSignature authored) {
        return authored.signature().expectations().captures().stream()
                .map(expected -> "%s (sha256 %s)".formatted(expected.name(), expected.digest()))
                .filter(proof.absent()::contains).distinct().toList();
    }
}
