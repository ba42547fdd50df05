package io.skywarden.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.skywarden.capture.FlowKey;
import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.proof.Finding.Shortfall;
import io.skywarden.proof.Finding.StaleDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A proof as text for people or JSON for programs. */
public final class ProofReport {

    private static final int MOST_LINES = 200;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ProofReport() {}

    public static String text(Proof proof) {
        StringBuilder text = new StringBuilder();
        proof.findings().stream().limit(MOST_LINES).forEach(finding -> text.append(finding.line()).append('\n'));
        if (proof.findings().size() > MOST_LINES) {
            text.append("… and %d more; --format json has all\n".formatted(proof.findings().size() - MOST_LINES));
        }
        proof.damaged().forEach(line -> text.append("damaged       ").append(line).append('\n'));
        proof.excused().forEach(line -> text.append("excused       ").append(line).append('\n'));
        proof.notRun().forEach(line -> text.append("not run       ").append(line).append('\n'));
        if (!proof.absent().isEmpty()) {
            text.append("absent        %d real captures that signatures name were not at hand; --format json lists them\n"
                    .formatted(proof.absent().size()));
        }
        proof.costs().forEach(cost -> text.append(line(cost)));
        return text.append("%s: %d signatures, %d captures, judged by %s: %d hits, %d findings%n".formatted(
                proof.holds() ? "proven" : "NOT PROVEN", proof.signatures().size(), proof.captures(),
                String.join(", ", proof.judges()), proof.hits().size(), proof.findings().size())).toString();
    }

    /** Of what an engine's rules cost, what a person wants to know first. */
    public static String line(EngineCost cost) {
        return "cost          %s: %s%n".formatted(cost.engine(), cost.told());
    }

    public static String json(Proof proof) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("summary", summary(proof));
        root.put("hits", proof.hits().stream().map(ProofReport::hit).toList());
        root.put("anti_examples", proof.antiExamples().stream().map(ProofReport::hit).toList());
        root.put("disagreements", of(proof, Disagreement.class, ProofReport::disagreement));
        root.put("shortfalls", of(proof, Shortfall.class, ProofReport::shortfall));
        root.put("false_flows", of(proof, FalseFlow.class, ProofReport::falseFlow));
        root.put("not_judged", of(proof, NotJudged.class,
                f -> Map.of("capture", f.capture(), "judge", f.judge(), "why", f.why())));
        root.put("damaged", proof.damaged());
        root.put("excused", proof.excused());
        root.put("stale_differences", of(proof, StaleDifference.class,
                f -> Map.of("capture", f.capture(), "signature", f.signature().value(), "judge", f.judge(), "why", f.why())));
        if (!proof.costs().isEmpty()) {
            root.put("costs", proof.costs().stream().map(ProofReport::cost).toList());
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps, lists and strings can always be written", e);
        }
    }

    private static Map<String, Object> summary(Proof proof) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("proven", proof.holds());
        summary.put("signatures", proof.signatures().size());
        summary.put("captures", proof.captures());
        summary.put("judges", proof.judges());
        summary.put("not_run", proof.notRun());
        summary.put("absent_captures", proof.absent());
        summary.put("hits", proof.hits().size());
        summary.put("findings", proof.findings().size());
        return summary;
    }

    private static Map<String, Object> cost(EngineCost cost) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("engine", cost.engine());
        switch (cost) {
            case EngineCost.NotMeasured(var _, String why) -> form.put("not_measured", why);
            case EngineCost.Measured(var _, int captures, int lost, List<PartCost> parts, int unchecked) -> {
                form.put("captures", captures);
                form.put("captures_lost", lost);
                form.put("rules_never_checked", unchecked);
                form.put("rules", parts.stream().map(ProofReport::part).toList());
            }
        }
        return form;
    }

    private static Map<String, Object> part(PartCost cost) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("signature", cost.signature().value());
        form.put("part", cost.part());
        form.put("checks", cost.checks());
        form.put("matches", cost.matches());
        form.put("microseconds", cost.micros());
        form.put("microseconds_per_check", Math.round(cost.average() * 1000) / 1000.0);
        return form;
    }

    private static <F extends Finding> List<Map<String, Object>> of(
            Proof proof, Class<F> kind, Function<F, Map<String, Object>> form) {
        return proof.findings().stream().filter(kind::isInstance).map(kind::cast).map(form).toList();
    }

    private static Map<String, Object> hit(CaptureHit found) {
        return place(found.capture(), found.hit().signature().value(), found.hit().flow(), found.hit().packet());
    }

    private static Map<String, Object> place(String capture, String signature, FlowKey key, long packet) {
        Map<String, Object> flow = new LinkedHashMap<>();
        flow.put("proto", key.protocol().name());
        flow.put("src", key.client().getHostAddress());
        flow.put("sport", key.clientPort());
        flow.put("dst", key.server().getHostAddress());
        flow.put("dport", key.serverPort());
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("capture", capture);
        place.put("signature", signature);
        place.put("flow", flow);
        place.put("packet", packet);
        return place;
    }

    private static Map<String, Object> disagreement(Disagreement f) {
        Map<String, Object> form = place(f.capture(), f.signature().value(), f.flow(), f.packet());
        form.put("hit_by", f.hitBy());
        form.put("missed_by", f.missedBy());
        return form;
    }

    private static Map<String, Object> falseFlow(FalseFlow f) {
        Map<String, Object> form = place(f.capture(), f.signature().value(), f.flow(), f.packet());
        form.put("judge", f.judge());
        form.put("why", f.why());
        return form;
    }

    private static Map<String, Object> shortfall(Shortfall f) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("capture", f.capture());
        form.put("signature", f.signature().value());
        form.put("judge", f.judge());
        form.put("expected", f.expected());
        form.put("found", f.found());
        form.put("missed", f.missed().stream().map(FlowTuple::toString).findFirst().orElse(""));
        return form;
    }
}
