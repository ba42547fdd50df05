package io.skywarden.proof;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.Flow;
import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.rules.policy.AllowedPath;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an allowed path changes: signatures judged in process, once as if there were no path, once under the policy. */
public final class PathTrial {

    private final InProcessJudge judge;
    private final Optional<AllowedPath> path;

    /** @param signatures those of them that the policy carries are judged */
    public PathTrial(Policy policy, Collection<Signature> signatures) {
        this.judge = new InProcessJudge(signatures.stream().filter(policy::carries).toList());
        this.path = policy.path();
    }

    /** How many flows were hit in all of these captures, and how many of those hits the path removes. */
    public Outcome judge(List<TestedCapture> captures) {
        int read = 0;
        int hits = 0;
        int left = 0;
        for (TestedCapture tested : captures) {
            try {
                Capture capture = CaptureReader.read(tested.file());
                hits += judge.judge(capture).size();
                left += underPolicy(capture).size();
                read++;
            } catch (CaptureUnreadable notRead) {
                // It is counted as such.
            }
        }
        return new Outcome(read, captures.size() - read, hits, hits - left);
    }

    /** What engines alert on that run the policy's rules. A flow on the path is not there for them: it counts for nothing either. */
    public List<Hit> underPolicy(Capture capture) {
        List<Flow> flows = capture.flows().stream().filter(flow -> !onPath(flow.key())).toList();
        return judge.judge(new Capture(capture.digest(), flows, capture.packets().stream().filter(packet -> !onPath(packet.flow().key())).toList(),
                capture.packetCount(), capture.damage()));
    }

    private boolean onPath(FlowKey flow) {
        return path.filter(allowed -> allowed.carries(transport(flow.protocol()),
                flow.client(), flow.clientPort(), flow.server(), flow.serverPort())).isPresent();
    }

    private static Transport transport(Protocol protocol) {
        return switch (protocol) {
            case TCP -> Transport.TCP;
            case UDP -> Transport.UDP;
        };
    }

    /**
     * What came out.
     *
     * @param captures those judged
     * @param unreadable those that could not be
     * @param hits without the path: flows, counted once for each signature that hit them
     * @param removed how many of them are gone under the policy
     */
    public record Outcome(int captures, int unreadable, int hits, int removed) {}
}
