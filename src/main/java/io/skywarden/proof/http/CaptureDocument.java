package io.skywarden.proof.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.skywarden.capture.FlowKey;
import io.skywarden.proof.CaptureVerdict;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found in one capture; each list ends after 50, the counts do not. */
@Schema(name = "CaptureVerdict")
@JsonInclude(Include.NON_NULL)
record CaptureDocument(
        @Schema(description = "recipe/ID, sent/FILE, or the path of a reference capture") String name,
        String sha256,
        boolean holds,
        Counts counts,
        List<HitDocument> hits,
        @Schema(description = "Flows that had to be hit and were not") List<MissDocument> misses,
        @Schema(description = "Flows that were hit and must not be") List<FalseFlowDocument> falseFlows,
        List<DisagreementDocument> disagreements,
        @Schema(description = "Judges that could not finish it") List<NotJudgedDocument> notJudged,
        @Schema(description = "Damage and the like") List<String> remarks) {

    private static final int MOST = 50;

    /** How many there are of each. */
    @Schema(name = "VerdictCounts")
    record Counts(int hits, int misses, int falseFlows, int disagreements) {}

    /** Who talks to whom. */
    @Schema(name = "Flow")
    record FlowDocument(String protocol, String client, int clientPort, String server, int serverPort) {

        static FlowDocument of(FlowKey key) {
            return new FlowDocument(key.protocol().name(), key.client().getHostAddress(), key.clientPort(),
                    key.server().getHostAddress(), key.serverPort());
        }
    }

    /** A flow that was hit. */
    @Schema(name = "Hit")
    record HitDocument(FlowDocument flow, @Schema(description = "At which packet of the capture, the first is 1") long packet) {}

    /** A flow that was not hit. */
    @Schema(name = "Miss")
    @JsonInclude(Include.NON_NULL)
    record MissDocument(
            String judge,
            @Schema(description = "Absent when nobody knows which flow it should have been") FlowDocument flow,
            @Schema(description = "The first packet of that flow that carries something") Long packet,
            String why) {}

    /** A flow that was hit falsely. */
    @Schema(name = "FalseFlow")
    record FalseFlowDocument(
            String judge, FlowDocument flow, @Schema(description = "0 when the judge decided at the end of the flow") long packet, String why) {}

    /** A flow that one judge hit and another did not. */
    @Schema(name = "Disagreement")
    record DisagreementDocument(FlowDocument flow, long packet, String hitBy, String missedBy) {}

    /** A judge that could not finish. */
    @Schema(name = "NotJudged")
    record NotJudgedDocument(String judge, String why) {}

    static CaptureDocument of(CaptureVerdict found) {
        return new CaptureDocument(found.name(), found.digest(), found.holds(),
                new Counts(found.hits().size(), found.misses().size(), found.falseFlows().size(), found.disagreements().size()),
                found.hits().stream().limit(MOST).map(hit -> new HitDocument(FlowDocument.of(hit.flow()), hit.packet())).toList(),
                found.misses().stream().limit(MOST).map(CaptureDocument::miss).toList(),
                found.falseFlows().stream().limit(MOST)
                        .map(flow -> new FalseFlowDocument(flow.judge(), FlowDocument.of(flow.flow()), flow.packet(), flow.why())).toList(),
                found.disagreements().stream().limit(MOST).map(flow -> new DisagreementDocument(
                        FlowDocument.of(flow.flow()), flow.packet(), flow.hitBy(), flow.missedBy())).toList(),
                found.notJudged().stream().map(judge -> new NotJudgedDocument(judge.judge(), judge.why())).toList(), found.remarks());
    }

    private static MissDocument miss(CaptureVerdict.Miss miss) {
        return new MissDocument(miss.judge(), miss.flow().map(FlowDocument::of).orElse(null),
                miss.flow().map(_ -> miss.packet()).orElse(null), miss.why());
    }
}
