package io.skywarden.proof;

import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.Protocol;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows one signature of packets, step after step, over the packets of one capture. */
final class SequenceJudge {

    private final Signature signature;
    private final Protocol protocol;
    private final List<StepMatch> steps;
    private final Optional<CountGate> gate;
    /** How many leading steps a flow has shown; the last one is never recorded, since it may happen again. */
    private final Map<Flow, Integer> progress = new HashMap<>();

    SequenceJudge(Signature signature) {
        this.signature = signature;
        this.protocol = signature.detection().transport() == Transport.TCP ? Protocol.TCP : Protocol.UDP;
        this.steps = signature.detection().steps().stream().map(StepMatch::of).toList();
        this.gate = signature.detection().count().map(CountGate::new);
    }

    Optional<Hit> see(FlowPacket packet) {
        if (packet.flow().key().protocol() != protocol) {
            return Optional.empty();
        }
        int shown = steps.size() == 1 ? 0 : progress.getOrDefault(packet.flow(), 0);
        if (shown < steps.size() - 1) {
            if (steps.get(shown).matches(packet)) {
                progress.put(packet.flow(), shown + 1);
            }
            return Optional.empty();
        }
        boolean hit = steps.getLast().matches(packet) && gate.map(g -> g.lets(packet)).orElse(true);
        return hit ? Optional.of(new Hit(signature.id(), packet.flow().key(), packet.number())) : Optional.empty();
    }
}
