package io.skywarden.rules.plain;

import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.RuleBody;
import java.util.List;

/** The dialect of engines whose words stand in their template: it has none itself, and what the template is given is {@link PlainPart}. */
public record PlainDialect() implements Dialect {

    private static final RuleBody.Side ANYONE = new RuleBody.Side("any", "any");

    @Override
    public RuleBody say(Part part) {
        return new RuleBody(PlainLeaf.word(part.transport()), ANYONE, ANYONE, List.of());
    }

    @Override
    public String quotable(String text) {
        return (String) SafeText.of(text).get("plain");
    }
}
