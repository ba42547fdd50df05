package io.skywarden.proof;

import java.util.List;
import java.util.Optional;

/** What a judge says of one capture. A capture it could not finish is never taken for one without hits. */
public sealed interface Ruling {

    /**
     * The capture was judged.
     *
     * @param hits the first hit of each signature on each flow
     * @param damage why the capture ends earlier than it should, when it does
     */
    record Judged(List<Hit> hits, Optional<String> damage) implements Ruling {
        public Judged {
            hits = List.copyOf(hits);
        }
    }

    /** The capture is of a kind this judge does not read, though it is sound: no word about any signature. */
    record Unsupported(String why) implements Ruling {}

    /** The judge had to give up. */
    record GaveUp(String why) implements Ruling {}
}
