package io.skywarden.proof.coverage;

import java.util.List;

/**
 * What one signature hit on one capture.
 *
 * @param kind the worst of its flows: {@code foreign}, {@code unsure} or {@code ours}
 * @param flows each with its packet
 */
public record Cell(String capture, String kind, List<HitFlow> flows) {

    /**
     * A flow that was hit.
     *
     * @param packet the number, within the capture, of the packet at which it was
     */
    public record HitFlow(String flow, long packet, String kind) {}

    public Cell {
        flows = List.copyOf(flows);
    }
}
