package io.skywarden.capture;

/**
 * The times of one capture, counted from its first packet, never going back. Neither a clock that was set nor a damaged time
 * may stretch a copy over years, so a leap of more than an hour, either way, counts as an hour or as nothing.
 */
final class Timeline {

    static final long LONGEST_GAP = 3_600_000_000L;

    private boolean begun;
    private long latest;
    private long since;

    /** Microseconds since the first packet. */
    long at(long micros) {
        if (!begun) {
            begun = true;
            latest = micros;
        }
        long gap = micros - latest;
        if (gap > 0 || gap < -LONGEST_GAP) {
            since += Math.clamp(gap, 0, LONGEST_GAP);
            latest = micros;
        }
        return since;
    }
}
