package io.skywarden.rules;

import io.skywarden.rules.plan.Kind;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the rules of signatures for one engine under one policy; the same input always gives the same bytes. */
public final class RuleRenderer {

    private final Engine engine;
    private final Policy policy;
    private final SidLock sids;
    private final RuleTemplate template;
    /** Of the allowed path; empty without one. */
    private final List<PathWay> ways;

    public RuleRenderer(Engine engine, Policy policy, SidLock sids) {
        this.engine = engine;
        this.policy = policy;
        this.sids = sids;
        this.template = new RuleTemplate(engine);
        this.ways = PathRule.of(List.of(policy)).stream().filter(rule -> !rule.running()).map(PathRule::way).toList();
    }

    /**
     * The rules of those of these signatures that the policy carries, in the order of their ids, and the signatures that the
     * engine cannot say.
     *
     * @throws SidLockUnusable if the lock has no current number for a rule
     */
    public Rendering render(Collection<Signature> signatures) {
        List<RenderedRule> rules = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        try {
            render(signatures, rules, refusals);
            // An engine without words for a path has refused every signature by now.
            return new Rendering(rules.isEmpty() ? List.of() : path(), rules, refusals);
        } finally {
            template.rest();
        }
    }

    private void render(Collection<Signature> signatures, List<RenderedRule> rules, List<Refusal> refusals) {
        List<Signature> carried = signatures.stream().filter(policy::carries).sorted(Comparator.comparing(Signature::id)).toList();
        Stream<Signature> asked = carried.isEmpty() || template.apart() ? carried.stream() : carried.parallelStream();
        for (Answer answer : asked.map(this::answer).toList()) {
            switch (answer) {
                case Answer.Said(var said) -> rules.addAll(said);
                case Answer.Refused(var refusal) -> refusals.add(refusal);
                case Answer.Failed(var failure) -> throw failure;
            }
        }
    }

    /** What became of one signature. A failure is carried, so that it is told of the first signature whichever thread met one. */
    private sealed interface Answer {

        record Said(List<RenderedRule> rules) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}

        record Failed(RuntimeException failure) implements Answer {}
    }

    private Answer answer(Signature signature) {
        try {
            return new Answer.Said(Plan.of(signature).stream().flatMap(part -> rules(part).stream()).toList());
        } catch (Unsayable e) {
            return new Answer.Refused(new Refusal(signature.id(), "%s cannot say it: %s".formatted(engine.name(), e.getMessage())));
        } catch (RuntimeException e) {
            return new Answer.Failed(e);
        }
    }

    private List<RenderedRule> path() {
        return PathRule.of(List.of(policy)).stream()
                .flatMap(rule -> engine.dialect().path(rule.way()).map(body -> rule(rule, body)).stream()).toList();
    }

    private RenderedRule rule(PathRule rule, RuleBody body) {
        SidLock.Line number = sids.number(rule);
        String text = checked(rule.part(), template.lay(RuleModel.of(rule, body, number)));
        return new RenderedRule(number.key().signature(), rule.part(), number.sid(), number.rev(), true, text);
    }

    private List<RenderedRule> rules(Part part) {
        checkKinds(part);
        RuleBody body = engine.dialect().say(part);
        return (part.helper() || ways.isEmpty() ? List.of(body) : engine.dialect().offPath(body, ways)).stream().map(each -> rule(part, each)).toList();
    }

    private RenderedRule rule(Part part, RuleBody body) {
        SidLock.Line number = sids.number(part);
        String text = checked(part.name(), template.lay(RuleModel.of(action(part), engine.dialect(), part, body, number)));
        return new RenderedRule(part.signature().id(), part.name(), number.sid(), number.rev(), part.helper(), text);
    }

    /** A helper only remembers: to drop its packet would be to drop what nobody has recognised yet. */
    private Action action(Part part) {
        return part.helper() ? Action.ALERT : policy.actionOf(part.signature());
    }

    private String checked(String part, String text) {
        if (text.length() > engine.longestRule()) {
            throw new Unsayable("the rule of %s would have %d characters, and %d is the most it reads as one rule"
                    .formatted(part, text.length(), engine.longestRule()));
        }
        return text;
    }

    private void checkKinds(Part part) {
        String missing = Kind.neededBy(part)
                .filter(kind -> !engine.kinds().contains(kind))
                .map(kind -> kind.word() + engine.dialect().whyNot(kind).map(why -> " (" + why + ")").orElse(""))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Unsayable("no words for " + missing);
        }
    }
}
