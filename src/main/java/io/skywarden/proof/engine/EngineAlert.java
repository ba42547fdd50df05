package io.skywarden.proof.engine;

import java.util.Comparator;

/**
 * One alert of an engine.
 *
 * @param packet the number of the packet that raised it, the first of the capture is 1; 0 when the engine decided only as
 *     it closed the flow, after the capture's last packet
 */
public record EngineAlert(long sid, int rev, EngineFlow flow, long packet) implements Comparable<EngineAlert> {

    /** Capture order; the flows that are closed at the end come in no order of their own, so the rest is spelled out. */
    private static final Comparator<EngineAlert> IN_CAPTURE = Comparator.comparing((EngineAlert alert) -> alert.packet == 0)
            .thenComparingLong(EngineAlert::packet)
            .thenComparingLong(EngineAlert::sid)
            .thenComparingInt(EngineAlert::rev)
            .thenComparing(alert -> alert.flow.toString());

    @Override
    public int compareTo(EngineAlert other) {
        return IN_CAPTURE.compare(this, other);
    }
}
