package io.skywarden.proof.coverage;

import java.util.Map;

/** One signature of the evidence matrix: what it hit, by capture. */
public record EvidenceRow(String id, String title, String state, Map<String, Cell> cells) {

    public EvidenceRow {
        cells = Map.copyOf(cells);
    }
}
