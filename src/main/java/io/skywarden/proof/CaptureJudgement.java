package io.skywarden.proof;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.Claim;
import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import io.skywarden.proof.CaptureVerdict.Miss;
import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.proof.Finding.Shortfall;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One capture held against one signature, told flow by flow. */
final class CaptureJudgement {

    private final TestedCapture capture;
    private final Proof proof;
    private final Map<FlowTuple, Flow> flows = new HashMap<>();

    private CaptureJudgement(TestedCapture capture, Proof proof) {
        this.capture = capture;
        this.proof = proof;
    }

    static CaptureVerdict of(Signature signature, TestedCapture capture, Prover prover) {
        return new CaptureJudgement(capture, prover.prove(List.of(signature), List.of(capture))).verdict();
    }

    private CaptureVerdict verdict() {
        List<Shortfall> shortfalls = findings(Shortfall.class);
        if (!shortfalls.isEmpty()) {
            decode();
        }
        List<Hit> hits = Stream.concat(proof.hits().stream(), proof.antiExamples().stream()).map(CaptureHit::hit).toList();
        return new CaptureVerdict(capture.name(), digest(), hits,
                shortfalls.stream().flatMap(shortfall -> misses(shortfall, hits).stream()).toList(),
                findings(FalseFlow.class), findings(Disagreement.class), findings(NotJudged.class), proof.damaged());
    }

    private <F extends Finding> List<F> findings(Class<F> kind) {
        return proof.findings().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void decode() {
        try {
            Capture decoded = CaptureReader.read(capture.file());
            decoded.flows().forEach(flow -> flows.putIfAbsent(FlowTuple.of(flow.key()), flow));
        } catch (CaptureUnreadable unreadable) {
            // The judge has said so too; without the flows a miss is told without its place.
            flows.clear();
        }
    }

    private List<Miss> misses(Shortfall shortfall, List<Hit> hits) {
        String why = why(shortfall);
        List<FlowTuple> missed = new ArrayList<>(shortfall.missed());
        if (missed.isEmpty()) {
            missed.addAll(known(hits));
        }
        List<Miss> misses = missed.stream().filter(flows::containsKey).map(flows::get)
                .sorted(Comparator.comparingLong(CaptureJudgement::firstPacket))
                .map(flow -> new Miss(shortfall.judge(), Optional.of(flow.key()), firstPacket(flow), why)).toList();
        return misses.isEmpty() ? List.of(new Miss(shortfall.judge(), Optional.empty(), 0, why)) : misses;
    }

    private String why(Shortfall shortfall) {
        return switch (capture) {
            case TestedCapture.Synthetic _ -> "the recipe says hit";
            case TestedCapture.Real _ -> expectation(shortfall);
            case TestedCapture.Submitted sent -> sent.claim(shortfall.signature()) == Claim.POSITIVE && shortfall.expected() == 1
                    ? "the capture was sent as positive and no flow of it was hit" : expectation(shortfall);
        };
    }

    private static String expectation(Shortfall shortfall) {
        return "the proof expects at least %d flows here, and %d were hit".formatted(shortfall.expected(), shortfall.found());
    }

    /** Flows that are known to be of the Skype family and were not hit: where to look first. */
    private Set<FlowTuple> known(List<Hit> hits) {
        if (!(capture instanceof TestedCapture.Real real)) {
            return Collections.emptySet();
        }
        Set<FlowTuple> found = hits.stream().map(hit -> FlowTuple.of(hit.flow())).collect(Collectors.toSet());
        return real.truth().entrySet().stream()
                .filter(entry -> entry.getValue() == Truth.SKYPE || entry.getValue() == Truth.TEAMS)
                .map(Map.Entry::getKey).filter(flow -> !found.contains(flow)).collect(Collectors.toSet());
    }

    private static long firstPacket(Flow flow) {
        return flow.packets().stream().findFirst().map(FlowPacket::number).orElse(0L);
    }

    private String digest() {
        return switch (capture) {
            case TestedCapture.Synthetic synthetic -> CaptureReader.digest(synthetic.file()).hex();
            case TestedCapture.Real real -> real.digest();
            case TestedCapture.Submitted sent -> sent.digest();
        };
    }
}
