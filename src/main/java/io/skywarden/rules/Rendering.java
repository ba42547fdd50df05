package io.skywarden.rules;

import java.util.List;
import java.util.stream.Collectors;

/** What one engine under one policy makes of signatures, in the order of their ids. */
public record Rendering(List<RenderedRule> rules, List<Refusal> refusals) {

    public Rendering {
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
    }

    /** The rules as the lines of a file; an empty one behind a rule of several lines. */
    public String text() {
        return rules.stream().map(rule -> rule.text() + (rule.text().contains("\n") ? "\n\n" : "\n")).collect(Collectors.joining());
    }
}
