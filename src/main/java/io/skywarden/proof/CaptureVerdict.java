package io.skywarden.proof;

import io.skywarden.capture.FlowKey;
import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import java.util.List;
import java.util.Optional;

/**
 * What a dry run says of one capture.
 *
 * @param digest SHA-256 of its bytes
 * @param hits as the in-process judge sees them
 * @param misses flows that had to be hit and were not
 * @param notJudged judges that could not finish it; their silence means nothing
 * @param remarks damage and the like
 */
public record CaptureVerdict(
        String name,
        String digest,
        List<Hit> hits,
        List<Miss> misses,
        List<FalseFlow> falseFlows,
        List<Disagreement> disagreements,
        List<NotJudged> notJudged,
        List<String> remarks) {

    /**
     * A judge did not hit what it had to.
     *
     * @param flow nothing when the capture had to be hit somewhere and nobody knows where
     * @param packet the first packet of that flow with a payload; 0 without a flow
     */
    public record Miss(String judge, Optional<FlowKey> flow, long packet, String why) {}

    public CaptureVerdict {
        hits = List.copyOf(hits);
        misses = List.copyOf(misses);
        falseFlows = List.copyOf(falseFlows);
        disagreements = List.copyOf(disagreements);
        notJudged = List.copyOf(notJudged);
        remarks = List.copyOf(remarks);
    }

    public boolean holds() {
        return misses.isEmpty() && falseFlows.isEmpty() && disagreements.isEmpty() && notJudged.isEmpty();
    }
}
