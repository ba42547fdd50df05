package io.skywarden.rules.plan;

import java.util.Optional;

/** How a family of engines says things: keywords and their escaping. Layout belongs to the templates. */
public interface Dialect {

    /**
     * What the rule of this part asks, every value escaped.
     *
     * @throws Unsayable if this dialect has no words for it
     */
    RuleBody say(Part part);

    /** Free text made safe for the inside of a quoted option: it can end neither the option, nor the rule, nor the line. */
    String quotable(String text);

    /** Why no engine of this dialect can say such a condition, if that is so. */
    default Optional<String> whyNot(Kind kind) {
        return Optional.empty();
    }

    /**
     * The rule that marks the flows of an allowed path and stays silent. On any packet of such a flow it must come before every
     * rule that asks for the mark, whatever the actions of the two.
     *
     * @throws Unsayable if this dialect cannot remember a thing of a flow
     */
    default RuleBody path(PathWay way) {
        throw new Unsayable("no words for an allowed path");
    }

    /**
     * The same rule, for flows without this mark only.
     *
     * @throws Unsayable if this dialect cannot remember a thing of a flow
     */
    default RuleBody offPath(RuleBody rule, String mark) {
        throw new Unsayable("no words for an allowed path");
    }
}
