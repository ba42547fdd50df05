package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * The outcome of holding signatures against captures.
 *
 * @param judges who judged
 * @param notRun which judges were asked for but are absent, and why; absent is never "passed"
 * @param signatures how many were judged
 * @param captures how many were judged
 * @param hits of signatures that may be shipped, as the first judge sees them
 * @param antiExamples hits of retired signatures, which show why they were retired
 * @param damaged remarks on captures that end too early or that a judge does not read
 * @param absent real captures that signatures name but that were not at hand
 * @param excused known differences between judges that excused what they differ in
 * @param findings all reasons why this is no proof; empty means proven
 */
public record Proof(
        List<String> judges,
        List<String> notRun,
        List<SignatureId> signatures,
        int captures,
        List<CaptureHit> hits,
        List<CaptureHit> antiExamples,
        List<String> damaged,
        List<String> absent,
        List<String> excused,
        List<Finding> findings) {

    /** One in which nothing was excused. */
    public Proof(List<String> judges, List<String> notRun, List<SignatureId> signatures, int captures, List<CaptureHit> hits,
            List<CaptureHit> antiExamples, List<String> damaged, List<String> absent, List<Finding> findings) {
        this(judges, notRun, signatures, captures, hits, antiExamples, damaged, absent, List.of(), findings);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
