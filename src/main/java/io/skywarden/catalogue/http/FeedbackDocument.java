package io.skywarden.catalogue.http;

import io.skywarden.catalogue.FieldReport;
import io.skywarden.catalogue.Probations;
import java.time.Instant;
import java.util.List;

/** What sensors saw of a signature, and which of its versions do what a policy says because of that. */
record FeedbackDocument(List<PolicyDocument> policies, List<ReportDocument> reports) {

    /**
     * A version under a policy.
     *
     * @param enforced whether it was promoted and not put back; a policy without conditions promotes nothing
     */
    record PolicyDocument(String policy, int version, Instant published, long hours, long falsePositives, boolean enforced) {

        static PolicyDocument of(Probations.Standing standing) {
            return new PolicyDocument(standing.policy(), standing.number(), standing.probation().published().orElseThrow(),
                    standing.probation().hours(), standing.probation().falsePositives(), standing.probation().enforced());
        }
    }

    static FeedbackDocument of(List<Probations.Standing> standings, List<FieldReport> reports) {
        return new FeedbackDocument(standings.stream().map(PolicyDocument::of).toList(), reports.stream().map(ReportDocument::of).toList());
    }
}
