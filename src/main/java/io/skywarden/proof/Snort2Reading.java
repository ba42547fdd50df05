package io.skywarden.proof;

import io.skywarden.proof.RuleFileCheck.Refused;
import io.skywarden.rules.Engine;
import io.skywarden.rules.Refusal;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.Rendering;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.snort.Snort2Rule;
import io.skywarden.signature.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What our reader of Snort 2.9's manual says of its whole rule file. It is no engine: a rule it takes may still be refused by one.
 *
 * @param leftOut signatures the rules cannot say
 */
public record Snort2Reading(int rules, List<Refused> refused, List<Refusal> leftOut) {

    private static final String LINE = "snort-2.9";

    public Snort2Reading {
        refused = List.copyOf(refused);
        leftOut = List.copyOf(leftOut);
    }

    /** Renders the signatures for Snort 2.9 and reads each rule. */
    public static Snort2Reading of(TemplateFolders templates, Collection<Signature> signatures, SidLock sids) {
        Rendering rendering = new RuleRenderer(Engine.load(templates, LINE), Policy.MONITOR, sids).render(signatures);
        List<Refused> refused = IntStream.range(0, rendering.rules().size()).boxed()
                .flatMap(i -> refused(rendering.rules().get(i), i + 1)).toList();
        return new Snort2Reading(rendering.rules().size(), refused, rendering.refusals());
    }

    private static Stream<Refused> refused(RenderedRule rule, int line) {
        return Snort2Rule.complaints(rule.text()).stream().map(why -> new Refused(Optional.of(rule), OptionalInt.of(line), why));
    }

    /** The last line for people. */
    public String told() {
        long bad = refused.stream().map(Refused::line).distinct().count();
        return "%s: %s: %d rules taken, %d refused; checked by our reader of the manual, no engine was run"
                .formatted(LINE, holds() ? "reads" : "REFUSES", rules - bad, bad);
    }

    /** Whether it takes every rule. */
    public boolean holds() {
        return refused.isEmpty();
    }
}
