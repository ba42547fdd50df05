package io.skywarden.rules.plan;

import java.util.List;
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
     * The rule that marks the flows of an allowed path and stays silent, if this dialect needs marks. On any packet of such a flow
     * it must come before every rule that asks for the mark, whatever the actions of the two.
     *
     * @throws Unsayable if this dialect cannot say a path
     */
    default Optional<RuleBody> path(PathWay way) {
        throw new Unsayable("no words for an allowed path");
    }

    /**
     * The same rule, for flows on none of these ways of one path: one rule, or several of which never two fit the same packet.
     *
     * @throws Unsayable if this dialect cannot say a path
     */
    default List<RuleBody> offPath(RuleBody rule, List<PathWay> ways) {
        throw new Unsayable("no words for an allowed path");
    }
}
