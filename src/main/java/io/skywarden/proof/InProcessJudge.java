package io.skywarden.proof;

import io.skywarden.capture.Capture;
import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.session.SessionFact;
import io.skywarden.capture.session.Sessions;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.Condition;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges a capture by the conditions of the signatures themselves; no engine takes part. */
public final class InProcessJudge {

    private final List<Signature> ofPackets;
    private final Map<Signature, List<List<SessionShows>>> ofSessions = new LinkedHashMap<>();

    public InProcessJudge(Collection<Signature> signatures) {
        this.ofPackets = signatures.stream().filter(signature -> !speaksOfSession(signature)).toList();
        signatures.stream().filter(InProcessJudge::speaksOfSession)
                .forEach(signature -> ofSessions.put(signature, alternatives(signature)));
    }

    /** The first hit of each signature on each flow. */
    public List<Hit> judge(Capture capture) {
        return judge(capture, TimeLimit.NONE);
    }

    /** @throws TimeOver when the limit passes before the last packet */
    List<Hit> judge(Capture capture, TimeLimit limit) {
        Map<String, Hit> first = new LinkedHashMap<>();
        judgePackets(capture, limit).forEach(hit -> first.putIfAbsent(hit.signature() + " " + FlowTuple.of(hit.flow()), hit));
        capture.flows().forEach(flow -> judgeSession(flow, limit)
                .forEach(hit -> first.putIfAbsent(hit.signature() + " " + FlowTuple.of(hit.flow()), hit)));
        return List.copyOf(first.values());
    }

    private List<Hit> judgePackets(Capture capture, TimeLimit limit) {
        List<SequenceJudge> judges = ofPackets.stream().map(SequenceJudge::new).toList();
        List<Hit> hits = new ArrayList<>();
        for (FlowPacket packet : capture.packets()) {
            if (packet.payload().length > 0) {
                stopIf(limit);
                judges.forEach(judge -> judge.see(packet).ifPresent(hits::add));
            }
        }
        return hits;
    }

    private static void stopIf(TimeLimit limit) {
        if (limit.passed()) {
            throw new TimeOver();
        }
    }

    private List<Hit> judgeSession(Flow flow, TimeLimit limit) {
        stopIf(limit);
        List<SessionFact> facts = ofSessions.isEmpty() ? List.of() : Sessions.of(flow);
        List<Hit> hits = new ArrayList<>();
        for (SessionFact fact : facts) {
            ofSessions.forEach((signature, alternatives) -> {
                if (alternatives.stream().anyMatch(leaves -> SessionMatch.all(leaves, fact))) {
                    hits.add(new Hit(signature.id(), flow.key(), fact.packet()));
                }
            });
        }
        return hits;
    }

    static boolean speaksOfSession(Signature signature) {
        return Alternatives.of(signature.detection().last().shows()).getFirst().stream()
                .noneMatch(PacketShows.class::isInstance);
    }

    private static List<List<SessionShows>> alternatives(Signature signature) {
        return Alternatives.of(signature.detection().last().shows()).stream()
                .map(leaves -> leaves.stream().map((Condition.Leaf leaf) -> (SessionShows) leaf).toList())
                .toList();
    }
}
