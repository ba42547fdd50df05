package io.skywarden.proof;

import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.Protocol;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.session.SessionFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges one capture while it goes by. */
final class VerdictWatcher implements FlowWatcher, AutoCloseable {

    /** A mark for a flow of which a signature needs to see no more. */
    private static final int DONE = 127;
    private static final int PACKETS_BETWEEN_LOOKS = 1_024;

    private record Claimed(int flow, Hit hit) {}

    private record Known(Object signature, FlowTuple flow) {}

    private final PacketSignatures packets;
    private final SessionSignatures sessions;
    private final TimeLimit limit;
    private final FlowMarks marks = new FlowMarks();
    private final MatchCount[] counts;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Claimed> ofSessions = new ArrayList<>();
    private final PayloadScan scan;
    private int untilLook;

    VerdictWatcher(CompiledSignatures signatures, TimeLimit limit) {
        this.packets = signatures.ofPackets();
        this.sessions = signatures.ofSessions();
        this.limit = limit;
        this.counts = new MatchCount[packets.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = packets.count(i).map(MatchCount::new).orElse(null);
        }
        stopIfOver();
        this.scan = packets.scan().orElse(null);
    }

    private void stopIfOver() {
        untilLook = PACKETS_BETWEEN_LOOKS;
        if (limit.passed()) {
            throw new TimeOver();
        }
    }

    @Override
    public void packet(SeenFlow flow, SeenPacket packet) {
        // Without a complete handshake nobody can say who is the server of a TCP flow.
        if (packet.size() == 0 || flow.protocol() == Protocol.TCP && !packet.established()) {
            return;
        }
        if (--untilLook < 0) {
            stopIfOver();
        }
        if (scan != null) {
            scan.next();
        }
        int judged = -1;
        for (CompiledAlternative candidate : packets.candidates(flow.protocol(), packet.toServer(), packet.size())) {
            if (candidate.signature() != judged && (candidate.step() == 0 || marks.isMarked(flow.number()))
                    && candidate.matches(flow, packet, scan) && marks.of(flow.number(), candidate.signature()) == candidate.step()) {
                // A packet is one step only: the next one is looked for in later packets.
                judged = candidate.signature();
                shown(candidate, flow, packet);
            }
        }
    }

    private void shown(CompiledAlternative candidate, SeenFlow flow, SeenPacket packet) {
        int signature = candidate.signature();
        if (!packets.isLast(candidate)) {
            marks.put(flow.number(), signature, candidate.step() + 1);
            return;
        }
        MatchCount count = counts[signature];
        if (count == null || count.countsFlows()) {
            marks.put(flow.number(), signature, DONE);
        }
        if (count == null || count.lets(flow, packet)) {
            hits.add(new Hit(packets.id(signature), flow.key(), packet.number()));
        }
    }

    void fact(SeenFlow flow, SessionFact fact) {
        stopIfOver();
        for (int signature : sessions.shownBy(fact)) {
            ofSessions.add(new Claimed(flow.number(), new Hit(sessions.id(signature), flow.key(), fact.packet())));
        }
    }

    @Override
    public void close() {
        if (scan != null) {
            scan.close();
        }
    }

    /** The first hit of each signature on each flow: those of packets in their order, then those of sessions by flow. */
    List<Hit> hits() {
        ofSessions.sort(Comparator.comparingInt(Claimed::flow));
        ofSessions.forEach(claimed -> hits.add(claimed.hit()));
        Set<Known> known = new HashSet<>();
        return hits.stream().filter(hit -> known.add(new Known(hit.signature(), FlowTuple.of(hit.flow())))).toList();
    }
}
