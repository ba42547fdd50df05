package io.skywarden.proof;

import io.skywarden.capture.Protocol;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.Count;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All signatures of packets made ready together: for each protocol, direction and payload length the alternatives that a
 * packet could show at all, in the order of their signatures.
 */
final class PacketSignatures {

    /** Longer payloads share a place. */
    private static final int LONG = 2_048;
    private static final CompiledAlternative[] NONE = {};

    private final List<SignatureId> ids;
    private final List<Optional<Count>> counts;
    private final int[] steps;
    /** By protocol, direction and length. */
    private final CompiledAlternative[][][][] candidates = new CompiledAlternative[2][2][][];

    private final FloatingPatterns floating;

    /** @param many from how many patterns without a fixed place on these are looked for together */
    PacketSignatures(List<Signature> signatures, int many) {
        floating = new FloatingPatterns(signatures, many);
        ids = signatures.stream().map(Signature::id).toList();
        counts = signatures.stream().map(signature -> signature.detection().count()).toList();
        steps = signatures.stream().mapToInt(signature -> signature.detection().steps().size()).toArray();
        for (Protocol protocol : Protocol.values()) {
            List<CompiledAlternative> all = compiled(signatures, protocol);
            for (int way = 0; way < 2; way++) {
                boolean toServer = way == 1;
                candidates[protocol.ordinal()][way] = byLength(all.stream().filter(one -> one.mayGo(toServer)).toList());
            }
        }
    }

    private List<CompiledAlternative> compiled(List<Signature> signatures, Protocol protocol) {
        List<CompiledAlternative> all = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            boolean carried = (signatures.get(i).detection().transport() == Transport.TCP) == (protocol == Protocol.TCP);
            List<Step> asked = carried ? signatures.get(i).detection().steps() : List.of();
            for (int step = 0; step < asked.size(); step++) {
                for (var leaves : Alternatives.of(asked.get(step).shows())) {
                    all.add(new CompiledAlternative(i, step, asked.get(step), leaves.stream().map(PacketShows.class::cast).toList(), floating));
                }
            }
        }
        return all;
    }

    /** Most lengths have the same candidates as their neighbours and share the array. */
    private static CompiledAlternative[][] byLength(List<CompiledAlternative> all) {
        Map<List<CompiledAlternative>, CompiledAlternative[]> shared = new HashMap<>();
        CompiledAlternative[][] byLength = new CompiledAlternative[LONG + 1][];
        for (int length = 0; length <= LONG; length++) {
            int least = length;
            int most = length == LONG ? PacketShows.LONGEST_PAYLOAD : length;
            byLength[length] = shared.computeIfAbsent(all.stream().filter(one -> one.mayHave(least, most)).toList(),
                    some -> some.toArray(NONE));
        }
        return byLength;
    }

    /** For one pass; nothing when patterns are compared one by one. */
    Optional<PayloadScan> scan() {
        return floating.open();
    }

    int size() {
        return steps.length;
    }

    CompiledAlternative[] candidates(Protocol protocol, boolean toServer, int length) {
        return candidates[protocol == Protocol.TCP ? 0 : 1][toServer ? 1 : 0][Math.min(length, LONG)];
    }

    SignatureId id(int signature) {
        return ids.get(signature);
    }

    Optional<Count> count(int signature) {
        return counts.get(signature);
    }

    boolean isLast(CompiledAlternative alternative) {
        return alternative.step() == steps[alternative.signature()] - 1;
    }
}
