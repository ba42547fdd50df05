package io.skywarden.rules;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.util.List;
import java.util.Optional;

/**
 * What one engine would make of one signature. Nothing of it is stored: a part that has no number yet is shown under the next
 * free one, which another part may be given before it.
 *
 * @param rules empty when the engine cannot say it
 * @param refusal why it cannot
 */
public record RulePreview(Engine engine, List<Rule> rules, Optional<String> refusal) {

    /** @param provisional whether its number, or its revision, stands in no lock yet */
    public record Rule(RenderedRule rendered, boolean provisional) {}

    public RulePreview {
        rules = List.copyOf(rules);
    }

    /** What each of the engines makes of it. */
    public static List<RulePreview> of(Signature signature, SidLock known, List<Engine> engines) {
        SidLock numbered = known.allocate(List.of(signature));
        return engines.stream().map(engine -> of(signature, known, numbered, engine)).toList();
    }

    private static RulePreview of(Signature signature, SidLock known, SidLock numbered, Engine engine) {
        Rendering rendering = new RuleRenderer(engine, Policy.MONITOR, numbered).render(List.of(signature));
        return new RulePreview(engine, rendering.rules().stream().map(rule -> new Rule(rule, !stands(rule, known))).toList(),
                rendering.refusals().stream().map(Refusal::reason).findFirst());
    }

    private static boolean stands(RenderedRule rule, SidLock known) {
        return known.line(rule.signature(), rule.part())
                .filter(line -> line.sid() == rule.sid() && line.rev() == rule.rev()).isPresent();
    }

    /** The rules as the lines of a file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(rule.rendered().text()).append('\n'));
        return text.toString();
    }
}
