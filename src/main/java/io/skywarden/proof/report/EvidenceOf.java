package io.skywarden.proof.report;

import io.skywarden.capture.FlowKey;
import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.Finding;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.proof.Truth;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers the flows and packets that a finding speaks of. */
final class EvidenceOf {

    /** Of a shortfall on a real capture nobody knows which flows are meant; a few are where to look first. */
    private static final int MOST_KNOWN = 3;
    private static final int MOST_HIT = 10;

    private final Map<String, TestedCapture> captures;
    private final List<CaptureHit> hits;
    private final Flows flows;

    EvidenceOf(Proof proof, Map<SignatureId, AuthoredSignature> catalogue, Map<String, TestedCapture> captures) {
        this.captures = captures;
        this.hits = Stream.concat(proof.hits().stream(), proof.antiExamples().stream()).toList();
        this.flows = new Flows(catalogue);
    }

    List<Evidence> of(Finding finding) {
        return switch (finding) {
            case Finding.Disagreement f -> List.of(hit(f.flow(), f.packet()));
            case Finding.FalseFlow f -> List.of(hit(f.flow(), f.packet()));
            case Finding.Shortfall f when !f.missed().isEmpty() -> named(f);
            case Finding.Shortfall f -> guessed(f);
            case Finding.StaleDifference _, Finding.NotJudged _ -> List.of();
        };
    }

    private static Evidence hit(FlowKey flow, long packet) {
        return new Evidence(flow.toString(), FlowTuple.of(flow), packet, "hit");
    }

    private List<Evidence> named(Finding.Shortfall shortfall) {
        Map<FlowTuple, Evidence> begins = flows.of(captures.get(shortfall.capture()));
        return shortfall.missed().stream()
                .map(tuple -> begins.getOrDefault(tuple, new Evidence(tuple.toString(), tuple, 0, "missed")))
                .sorted(Comparator.comparingLong(Evidence::packet)).toList();
    }

    private List<Evidence> guessed(Finding.Shortfall shortfall) {
        List<Evidence> found = hits.stream()
                .filter(hit -> hit.capture().equals(shortfall.capture()) && hit.hit().signature().equals(shortfall.signature()))
                .map(hit -> hit(hit.hit().flow(), hit.hit().packet())).limit(MOST_HIT).toList();
        return Stream.concat(known(shortfall, found), found.stream()).toList();
    }

    /** Flows that are known to be of the Skype family and that no signature hit. */
    private Stream<Evidence> known(Finding.Shortfall shortfall, List<Evidence> found) {
        if (!(captures.get(shortfall.capture()) instanceof TestedCapture.Real real) || real.truth().isEmpty()) {
            return Stream.empty();
        }
        Set<FlowTuple> hitByAny = hits.stream().filter(hit -> hit.capture().equals(real.name()))
                .map(hit -> FlowTuple.of(hit.hit().flow())).collect(Collectors.toSet());
        found.forEach(evidence -> hitByAny.add(evidence.tuple()));
        return flows.of(real).values().stream()
                .filter(evidence -> isOurs(real.truth().get(evidence.tuple())) && !hitByAny.contains(evidence.tuple()))
                .map(evidence -> new Evidence(evidence.flow(), evidence.tuple(), evidence.packet(), "known, and hit by nobody:"))
                .sorted(Comparator.comparingLong(Evidence::packet)).limit(MOST_KNOWN);
    }

    private static boolean isOurs(Truth truth) {
        return truth == Truth.SKYPE || truth == Truth.TEAMS;
    }
}
