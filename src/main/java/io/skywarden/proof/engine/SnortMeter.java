package io.skywarden.proof.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the runs of one Snort say that its rules cost, added up. Pieces of a rule that an allowed path cut have one sid, and are added too. */
final class SnortMeter {

    private final Map<Long, RuleCost> rules = new TreeMap<>();
    private int captures;
    private int lost;

    /**
     * Takes a run that is over.
     *
     * @param judged how many captures it came through
     */
    void take(String printed, int judged) {
        Optional<List<RuleCost>> table = SnortProfile.read(printed);
        table.ifPresentOrElse(costs -> {
            costs.stream().filter(cost -> cost.sid() != EndMark.SID).forEach(cost -> rules.merge(cost.sid(), cost, RuleCost::plus));
            captures += judged;
        }, () -> lost += judged);
    }

    RuleCosts costs() {
        if (captures > 0) {
            return new RuleCosts.Measured(List.copyOf(rules.values()), captures, lost);
        }
        return new RuleCosts.NotMeasured(lost > 0 ? "the engine told no costs that can be read" : "it judged no capture");
    }
}
