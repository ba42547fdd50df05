package io.skywarden.proof;

import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.FlowWatcher;
import io.skywarden.capture.SeenFlow;
import io.skywarden.capture.SeenPacket;
import io.skywarden.capture.session.SessionWatcher;
import io.skywarden.capture.trace.Trace;
import io.skywarden.signature.Signature;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Judges captures by many signatures at once while they go by, in memory that does not grow with the capture's packets.
 * It says what {@link InProcessJudge} says, which is the plain reading of the same conditions.
 */
final class CompiledJudge {

    /** One pass over a capture: the signatures of packets see the packets, those of sessions what is said. */
    private record Pass(VerdictWatcher verdict, SessionWatcher sessions) implements FlowWatcher {
        @Override
        public void packet(SeenFlow flow, SeenPacket packet) {
            verdict.packet(flow, packet);
            sessions.packet(flow, packet);
        }

        @Override
        public void ended(SeenFlow flow) {
            sessions.ended(flow);
        }
    }

    private final CompiledSignatures signatures;

    CompiledJudge(Collection<Signature> signatures) {
        this(signatures, FloatingPatterns.MANY);
    }

    /** @param many from how many patterns without a fixed place on these are looked for together */
    CompiledJudge(Collection<Signature> signatures, int many) {
        this.signatures = new CompiledSignatures(signatures, many);
    }

    /**
     * Decodes a capture and judges it.
     *
     * @throws TimeOver when the limit passes before its end
     */
    Ruling.Judged judge(Path file, TimeLimit limit) {
        try (VerdictWatcher verdict = new VerdictWatcher(signatures, limit)) {
            CaptureEnd end = signatures.ofSessions().isEmpty() ? CaptureReader.watch(file, verdict) : withSessions(file, verdict);
            return new Ruling.Judged(verdict.hits(), end.damage());
        }
    }

    private static CaptureEnd withSessions(Path file, VerdictWatcher verdict) {
        SessionWatcher sessions = new SessionWatcher(verdict::fact);
        CaptureEnd end = CaptureReader.watch(file, new Pass(verdict, sessions));
        sessions.end();
        return end;
    }

    /**
     * Judges a capture that was decoded before: parts of it that no signature asks for are passed over.
     *
     * @throws TimeOver when the limit passes before its end
     * @throws io.skywarden.capture.trace.TraceDamaged when the trace turns out to be unsound
     */
    Ruling.Judged judge(Trace trace, TimeLimit limit) {
        try (VerdictWatcher verdict = new VerdictWatcher(signatures, limit)) {
            CaptureEnd end = trace.play(Optional.of(verdict).filter(_ -> signatures.ofPackets().size() > 0),
                    Optional.<SessionWatcher.Told>of(verdict::fact).filter(_ -> !signatures.ofSessions().isEmpty()));
            return new Ruling.Judged(verdict.hits(), end.damage());
        }
    }
}
