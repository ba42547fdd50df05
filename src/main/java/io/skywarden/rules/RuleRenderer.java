package io.skywarden.rules;

import io.skywarden.rules.plan.Kind;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the rules of signatures for one engine under one policy; the same input always gives the same bytes. */
public final class RuleRenderer {

    private final Engine engine;
    private final Policy policy;
    private final SidLock sids;
    private final RuleTemplate template;

    public RuleRenderer(Engine engine, Policy policy, SidLock sids) {
        this.engine = engine;
        this.policy = policy;
        this.sids = sids;
        this.template = new RuleTemplate(engine);
    }

    /**
     * The rules of these signatures in the order of their ids, and the signatures that the engine cannot say.
     *
     * @throws SidLockUnusable if the lock has no current number for a rule
     */
    public Rendering render(Collection<Signature> signatures) {
        List<RenderedRule> rules = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        try {
            render(signatures, rules, refusals);
        } finally {
            template.rest();
        }
        return new Rendering(rules, refusals);
    }

    private void render(Collection<Signature> signatures, List<RenderedRule> rules, List<Refusal> refusals) {
        signatures.stream().sorted(Comparator.comparing(Signature::id)).forEach(signature -> {
            try {
                rules.addAll(Plan.of(signature).stream().map(this::rule).toList());
            } catch (Unsayable e) {
                refusals.add(new Refusal(signature.id(), "%s cannot say it: %s".formatted(engine.name(), e.getMessage())));
            }
        });
    }

    private RenderedRule rule(Part part) {
        checkKinds(part);
        RuleBody body = engine.dialect().say(part);
        SidLock.Line number = sids.number(part);
        String text = template.lay(RuleModel.of(policy, engine.dialect(), part, body, number));
        if (text.length() > engine.longestRule()) {
            throw new Unsayable("the rule of %s would have %d characters, and %d is the most it reads as one rule"
                    .formatted(part.name(), text.length(), engine.longestRule()));
        }
        return new RenderedRule(part.signature().id(), part.name(), number.sid(), number.rev(), part.helper(), text);
    }

    private void checkKinds(Part part) {
        String missing = Kind.neededBy(part)
                .filter(kind -> !engine.kinds().contains(kind))
                .map(Kind::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Unsayable("no words for " + missing);
        }
    }
}
