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
}
