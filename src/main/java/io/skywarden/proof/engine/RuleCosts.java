package io.skywarden.proof.engine;

import java.util.List;

/** What the rules of an engine have cost it, or why that is not known. */
public sealed interface RuleCosts {

    /**
     * By the engine's own account.
     *
     * @param rules each sid once; a rule that is absent was never looked at
     * @param captures on how many captures it was measured
     * @param lost how many were judged and are not in the figures, since the engine broke off behind them
     */
    record Measured(List<RuleCost> rules, int captures, int lost) implements RuleCosts {
        public Measured {
            rules = List.copyOf(rules);
        }
    }

    /** No figure stands in for one. */
    record NotMeasured(String why) implements RuleCosts {}
}
