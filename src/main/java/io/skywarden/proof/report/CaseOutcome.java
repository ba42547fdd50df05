package io.skywarden.proof.report;

import io.skywarden.proof.Hit;
import java.util.List;

/**
 * What one signature did on one capture.
 *
 * @param hits as the first judge sees them
 * @param findings all there are, known ones too
 */
public record CaseOutcome(String capture, List<Hit> hits, List<Told> findings) {

    public CaseOutcome {
        hits = List.copyOf(hits);
        findings = List.copyOf(findings);
    }
}
