package io.skywarden.proof;

import io.skywarden.signature.SignatureId;
import java.util.List;

/**
 * The outcome of holding signatures against captures.
 *
 * @param judges who judged
 * @param notRun which judges were asked for but are absent, and why; absent is never "passed"
 * @param signatures how many were judged
 * @param tested the captures they were held against, with what is known of each
 * @param hits of signatures that may be shipped, as the first judge sees them
 * @param antiExamples hits of retired signatures, which show why they were retired
 * @param damaged remarks on captures that end too early or that a judge does not read
 * @param absent real captures that signatures name but that were not at hand
 * @param excused known differences between judges that excused what they differ in
 * @param findings all reasons why this is no proof; empty means proven
 * @param costs what its rules cost each engine, if that was asked
 */
public record Proof(
        List<String> judges,
        List<String> notRun,
        List<SignatureId> signatures,
        List<TestedCapture> tested,
        List<CaptureHit> hits,
        List<CaptureHit> antiExamples,
        List<String> damaged,
        List<String> absent,
        List<String> excused,
        List<Finding> findings,
        List<EngineCost> costs) {

    /** Nobody was asked about anything, so nothing speaks against it. */
    public static final Proof OF_NOTHING =
            new Proof(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** How many captures were judged. */
    public int captures() {
        return tested.size();
    }

    /** One in which nothing was excused. */
    public Proof(List<String> judges, List<String> notRun, List<SignatureId> signatures, List<TestedCapture> tested, List<CaptureHit> hits,
            List<CaptureHit> antiExamples, List<String> damaged, List<String> absent, List<Finding> findings) {
        this(judges, notRun, signatures, tested, hits, antiExamples, damaged, absent, List.of(), findings, List.of());
    }

    /** The same, with what its rules cost each engine. */
    public Proof costing(List<EngineCost> costs) {
        return new Proof(judges, notRun, signatures, tested, hits, antiExamples, damaged, absent, excused, findings, costs);
    }

    /** The same, with some of its findings only. */
    public Proof only(List<Finding> some) {
        return new Proof(judges, notRun, signatures, tested, hits, antiExamples, damaged, absent, excused, some, costs);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
