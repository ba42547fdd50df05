package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.signature.SignatureId;
import java.util.List;

/** One reason why something is not proven. Each names the capture, and where there is one the flow and the packet. */
public sealed interface Finding {

    String capture();

    /**
     * Fewer flows were hit than expected.
     *
     * @param missed which ones, where that is known
     */
    record Shortfall(String judge, String capture, SignatureId signature, int expected, int found, List<FlowTuple> missed)
            implements Finding {
        public Shortfall {
            missed = List.copyOf(missed);
        }
    }

    /** A flow was hit that is innocent. */
    record FalseFlow(String judge, String capture, SignatureId signature, FlowKey flow, long packet, String why) implements Finding {}

    /** One judge hit a flow that another did not. */
    record Disagreement(String capture, SignatureId signature, FlowKey flow, long packet, String hitBy, String missedBy)
            implements Finding {}

    /** A known difference that excuses nothing: its day is over, or the judges do not differ there. */
    record StaleDifference(String capture, SignatureId signature, String judge, String why) implements Finding {}

    /** A judge could not finish a capture. */
    record NotJudged(String judge, String capture, String why) implements Finding {}

    /** One line that an operator can act on. */
    default String line() {
        return switch (this) {
            case Shortfall f -> "shortfall     %s on %s by %s: %d of %d expected flows%s".formatted(f.signature, f.capture, f.judge,
                    f.found, f.expected, f.missed.isEmpty() ? "" : ", missed " + f.missed.getFirst());
            case FalseFlow f -> "false flow    %s on %s by %s: %s, packet %d (%s)"
                    .formatted(f.signature, f.capture, f.judge, f.flow, f.packet, f.why);
            case Disagreement f -> "disagreement  %s on %s: %s, packet %d, hit by %s, not by %s"
                    .formatted(f.signature, f.capture, f.flow, f.packet, f.hitBy, f.missedBy);
            case StaleDifference f -> "stale         known difference of %s on %s by %s: %s".formatted(f.signature, f.capture, f.judge, f.why);
            case NotJudged f -> "not judged    %s by %s: %s".formatted(f.capture, f.judge, f.why);
        };
    }
}
