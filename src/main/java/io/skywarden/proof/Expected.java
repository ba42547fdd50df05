package io.skywarden.proof;

import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.Shortfall;
import io.skywarden.signature.Expectations.InCapture;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what one judge hit in one capture with what signatures, recipes and truth say must or must not be hit. */
final class Expected {

    private final String judge;
    private final TestedCapture capture;
    private final List<Hit> hits;
    private final Map<SignatureId, Set<FlowTuple>> flows;

    Expected(String judge, TestedCapture capture, List<Hit> hits) {
        this.judge = judge;
        this.capture = capture;
        this.hits = hits;
        this.flows = hits.stream().collect(Collectors.groupingBy(
                Hit::signature, Collectors.mapping(hit -> FlowTuple.of(hit.flow()), Collectors.toSet())));
    }

    List<Finding> compare(Collection<Signature> signatures) {
        return switch (capture) {
            case TestedCapture.Synthetic synthetic ->
                    signatures.stream().anyMatch(s -> s.id().equals(synthetic.of())) ? recipe(synthetic) : List.of();
            case TestedCapture.Real real -> {
                List<Finding> findings = new ArrayList<>();
                signatures.forEach(signature -> findings.addAll(real(signature, real)));
                yield findings;
            }
            case TestedCapture.Submitted submitted -> {
                List<Finding> findings = new ArrayList<>();
                signatures.forEach(signature -> findings.addAll(submitted(signature, submitted)));
                yield findings;
            }
        };
    }

    private List<Finding> recipe(TestedCapture.Synthetic synthetic) {
        List<Finding> findings = new ArrayList<>();
        Set<FlowTuple> found = flows.getOrDefault(synthetic.of(), Set.of());
        Set<FlowTuple> wanted = synthetic.flows().entrySet().stream().filter(Map.Entry::getValue)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        List<FlowTuple> missed = wanted.stream().filter(flow -> !found.contains(flow))
                .sorted(Comparator.comparing(FlowTuple::toString)).toList();
        if (!missed.isEmpty()) {
            findings.add(new Shortfall(judge, capture.name(), synthetic.of(), wanted.size(), wanted.size() - missed.size(), missed));
        }
        hits.stream().filter(hit -> hit.signature().equals(synthetic.of()) && !wanted.contains(FlowTuple.of(hit.flow())))
                .forEach(hit -> findings.add(falseFlow(hit, "the recipe says silent")));
        return findings;
    }

    private List<Finding> real(Signature signature, TestedCapture.Real real) {
        List<Finding> findings = new ArrayList<>();
        Set<FlowTuple> found = flows.getOrDefault(signature.id(), Set.of());
        findings.addAll(shortfalls(signature, real.digest(), found.size()));
        if (!(signature.state() instanceof State.Retired)) {
            hits.stream().filter(hit -> hit.signature().equals(signature.id()))
                    .forEach(hit -> why(real, hit).ifPresent(why -> findings.add(falseFlow(hit, why))));
        }
        return findings;
    }

    private List<Finding> submitted(Signature signature, TestedCapture.Submitted submitted) {
        int found = flows.getOrDefault(signature.id(), Set.of()).size();
        List<Finding> findings = new ArrayList<>(shortfalls(signature, submitted.digest(), found));
        boolean retired = signature.state() instanceof State.Retired;
        switch (submitted.claim(signature.id())) {
            case POSITIVE -> {
                if (found == 0 && findings.isEmpty()) {
                    findings.add(new Shortfall(judge, capture.name(), signature.id(), 1, 0, List.of()));
                }
            }
            case NEGATIVE -> hits.stream().filter(hit -> !retired && hit.signature().equals(signature.id()))
                    .forEach(hit -> findings.add(falseFlow(hit, "the capture was sent as negative")));
            case NONE -> { }
        }
        return findings;
    }

    private List<Finding> shortfalls(Signature signature, String digest, int found) {
        return signature.expectations().captures().stream().filter(in -> in.digest().equals(digest))
                .filter(in -> found < in.atLeast())
                .map(in -> shortfall(signature, in, found)).toList();
    }

    private static Optional<String> why(TestedCapture.Real real, Hit hit) {
        if (real.innocent()) {
            return Optional.of("the capture holds nothing of the Skype family");
        }
        return real.truth().get(FlowTuple.of(hit.flow())) == Truth.OTHER
                ? Optional.of("the truth file calls this flow other")
                : Optional.empty();
    }

    private Finding shortfall(Signature signature, InCapture expected, int found) {
        return new Shortfall(judge, capture.name(), signature.id(), expected.atLeast(), found, List.of());
    }

    private FalseFlow falseFlow(Hit hit, String why) {
        return new FalseFlow(judge, capture.name(), hit.signature(), hit.flow(), hit.packet(), why);
    }
}
