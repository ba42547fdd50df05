package io.skywarden.rules;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine's templates make of a whole catalogue: every complaint once, with the first signature it was heard at.
 *
 * @param rules how many rules they give
 * @param refusals what they leave out, and why
 * @param complaints what is wrong with them
 */
public record TemplatesCheck(String engine, int rules, List<Refusal> refusals, List<String> complaints) {

    private static final int MOST_STOPS = 3;

    public TemplatesCheck {
        refusals = List.copyOf(refusals);
        complaints = List.copyOf(complaints);
    }

    /** One for each engine that has a file of the users'; a folder that cannot be read as an engine is one complaint. */
    public static List<TemplatesCheck> of(TemplateFolders folders, Collection<Signature> signatures) {
        List<TemplatesCheck> checks = new ArrayList<>();
        for (String name : folders.engines()) {
            try {
                Engine engine = Engine.load(folders, name);
                if (engine.sandboxed()) {
                    checks.add(of(engine, signatures));
                }
            } catch (EngineUnusable broken) {
                checks.add(new TemplatesCheck(name, 0, List.of(), List.of(broken.getMessage())));
            }
        }
        return checks;
    }

    private static TemplatesCheck of(Engine engine, Collection<Signature> signatures) {
        RuleRenderer renderer = new RuleRenderer(engine, Policy.MONITOR, SidLock.empty(SidRange.DEFAULT).allocate(signatures));
        Map<String, String> complaints = new LinkedHashMap<>();
        try {
            Rendering whole = renderer.render(signatures);
            return new TemplatesCheck(engine.name(), whole.rules().size(), whole.refusals(), List.of());
        } catch (EngineUnusable first) {
            return each(engine, renderer, signatures, complaints);
        }
    }

    /** One signature at a time, so that the rest is heard as well. What was stopped a few times is not tried again. */
    private static TemplatesCheck each(Engine engine, RuleRenderer renderer, Collection<Signature> signatures, Map<String, String> complaints) {
        List<Refusal> refusals = new ArrayList<>();
        int rules = 0;
        int stops = 0;
        for (Signature signature : signatures) {
            try {
                Rendering one = renderer.render(List.of(signature));
                rules += one.rules().size();
                refusals.addAll(one.refusals());
            } catch (EngineUnusable broken) {
                complaints.putIfAbsent(broken.getMessage(), "%s (first at %s)".formatted(broken.getMessage(), signature.id()));
                if (broken.stopped() && ++stops == MOST_STOPS) {
                    complaints.put("", "%s: stopped %d times, so the other signatures were not tried".formatted(engine.name(), stops));
                    break;
                }
            }
        }
        return new TemplatesCheck(engine.name(), rules, refusals, List.copyOf(complaints.values()));
    }
}
