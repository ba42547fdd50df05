package io.skywarden.proof;

import io.skywarden.signature.Signature;
import java.util.Collection;

/**
 * Signatures made ready to be judged together, as often as wanted and from several threads. They mean what they mean to
 * {@link InProcessJudge}, which reads them word by word.
 */
final class CompiledSignatures {

    private final PacketSignatures ofPackets;
    private final SessionSignatures ofSessions;

    /** @param many from how many patterns without a fixed place on these are looked for together */
    CompiledSignatures(Collection<Signature> signatures, int many) {
        this.ofPackets = new PacketSignatures(signatures.stream().filter(each -> !InProcessJudge.speaksOfSession(each)).toList(), many);
        this.ofSessions = new SessionSignatures(signatures.stream().filter(InProcessJudge::speaksOfSession).toList());
    }

    PacketSignatures ofPackets() {
        return ofPackets;
    }

    SessionSignatures ofSessions() {
        return ofSessions;
    }
}
