package io.skywarden.proof;

import io.skywarden.proof.engine.LoadCheck;
import io.skywarden.rules.RulePreview;
import java.util.Optional;

/**
 * What one engine line makes of a signature: its rules, and what the engine itself says when it loads them.
 *
 * @param version of the engine on this machine
 * @param load empty when there is no such engine here, when it has no rules to load, or when it could not be run
 * @param trouble why there is no load check
 */
public record EnginePreview(RulePreview preview, Optional<String> version, Optional<LoadCheck> load, Optional<String> trouble) {

    /** An engine that has no words for a signature leaves it out; one that chokes on its rules would load none at all. */
    boolean refusesRules() {
        return load.filter(check -> !check.passed()).isPresent();
    }
}
