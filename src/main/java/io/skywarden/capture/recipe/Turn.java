package io.skywarden.capture.recipe;

import java.util.List;

/** What happens next on a flow. */
public sealed interface Turn {

    /** Nothing happens for so long. */
    record Wait(long millis) implements Turn {}

    /**
     * A side sends one payload, perhaps more than once.
     *
     * @param items joined they are the payload; random ones are drawn anew each time
     * @param everyMillis the time between repetitions
     */
    record Send(boolean toServer, List<Item> items, int times, long everyMillis) implements Turn {
        public Send {
            items = List.copyOf(items);
        }
    }
}
