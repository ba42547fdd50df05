package io.skywarden.proof;

import io.skywarden.proof.engine.RuleCost;
import io.skywarden.proof.engine.RuleCosts;
import io.skywarden.rules.RenderedRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What rules cost one engine of this machine, or why that is not known. It is another in each run, and so no fact about a rule. */
public sealed interface EngineCost {

    /** Such as {@code snort-3.11.1.0}. */
    String engine();

    /** Whether and on what it was measured, in a few words. */
    String told();

    /**
     * By the engine's own account.
     *
     * @param captures on how many captures
     * @param lost how many more were judged, of which it told no cost
     * @param parts those that the engine looked at, the dearest first
     * @param unchecked how many rules it never looked at
     */
    record Measured(String engine, int captures, int lost, List<PartCost> parts, int unchecked) implements EngineCost {
        public Measured {
            parts = List.copyOf(parts);
        }

        @Override
        public String told() {
            return "measured on %d captures%s: %d rules checked, %d never".formatted(captures,
                    lost == 0 ? "" : " (and not on %d, behind which the engine broke off)".formatted(lost), parts.size(), unchecked);
        }
    }

    /** Nothing stands in for a figure. */
    record NotMeasured(String engine, String why) implements EngineCost {
        @Override
        public String told() {
            return "not measured: " + why;
        }
    }

    /** Names the part behind each sid. */
    static EngineCost of(String engine, RuleCosts costs, Collection<RenderedRule> rules) {
        return switch (costs) {
            case RuleCosts.NotMeasured(String why) -> new NotMeasured(engine, why);
            case RuleCosts.Measured(var measured, int captures, int lost) -> {
                Map<Long, RenderedRule> bySid = rules.stream().collect(Collectors.toMap(RenderedRule::sid, Function.identity(), (one, _) -> one));
                List<PartCost> parts = measured.stream().filter(cost -> bySid.containsKey(cost.sid()))
                        .map(cost -> part(cost, bySid.get(cost.sid()))).sorted(PartCost.DEAREST).toList();
                yield new Measured(engine, captures, lost, parts, bySid.size() - parts.size());
            }
        };
    }

    private static PartCost part(RuleCost cost, RenderedRule rule) {
        return new PartCost(rule.signature(), rule.part(), cost.checks(), cost.matches(), cost.micros());
    }
}
