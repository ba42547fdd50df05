package io.skywarden.signature;

import java.time.Duration;

/** How often the last step must happen before the signature says anything. */
public record Count(Scope scope, int threshold, Duration within) {

    /** What is counted, and for whom. */
    public enum Scope {
        /**
         * Distinct flows of one source address: the window opens with the first matching flow; every flow that matches
         * after {@code threshold} others in the window is a hit. A flow counts once.
         */
        FLOWS_PER_SOURCE,
        /**
         * Matching packets between two addresses, whichever way: the packet that reaches the threshold within the window
         * is a hit, once a window.
         */
        PACKETS_PER_PAIR
    }

    public Count {
        if (threshold < 1 || threshold > 100_000) {
            throw new MalformedSignature("count", threshold + " is not a threshold (1..100000)");
        }
        if (within.toSeconds() < 1 || within.toSeconds() > 3_600 || !within.equals(Duration.ofSeconds(within.toSeconds()))) {
            throw new MalformedSignature("count", "%s is not a window of whole seconds (1..3600)".formatted(within));
        }
    }
}
