package io.skywarden.proof.report;

import io.skywarden.proof.FlowTuple;

/**
 * One flow that a finding speaks of.
 *
 * @param flow who talks to whom, in words
 * @param tuple by which flows are compared
 * @param packet the number of a packet of it within the capture: the one that hit, or the flow's first; 0 when nobody can say
 * @param what happened there: {@code hit}, {@code missed}, or that it is known and nobody hit it
 */
public record Evidence(String flow, FlowTuple tuple, long packet, String what) {

    @Override
    public String toString() {
        return packet > 0 ? "%s %s, packet %d".formatted(what, flow, packet) : "%s %s".formatted(what, flow);
    }
}
