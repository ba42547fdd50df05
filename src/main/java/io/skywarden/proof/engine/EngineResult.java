package io.skywarden.proof.engine;

import java.util.List;
import java.util.Optional;

/** What an engine made of one capture. */
public sealed interface EngineResult {

    /**
     * The engine read the capture.
     *
     * @param alerts in capture order
     * @param packets how many it read, by its own account
     * @param damage why it read no further, if the file ends earlier than it should
     */
    record Judged(List<EngineAlert> alerts, long packets, Optional<String> damage) implements EngineResult {
        public Judged {
            alerts = List.copyOf(alerts);
        }
    }

    /** The engine did not finish; no alert may be taken to be missing. */
    record GaveUp(String why) implements EngineResult {}
}
