package io.skywarden.bundle;

import io.skywarden.bundle.Manifest.Measure;
import io.skywarden.proof.PathTrial;
import io.skywarden.proof.TestedCapture;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What allowed paths remove, measured once for each policy and set of signatures: all engines get the same figures. */
final class PathMeasures {

    private record Question(Policy policy, List<Signature> signatures) {}

    private final List<TestedCapture> recipes;
    private final List<TestedCapture> captures;
    private final Map<Question, List<Measure>> known = new HashMap<>();

    PathMeasures(List<TestedCapture> recipes, List<TestedCapture> captures) {
        this.recipes = List.copyOf(recipes);
        this.captures = List.copyOf(captures);
    }

    /** Nothing for a policy without a path. */
    List<Measure> of(Policy policy, List<Signature> signatures) {
        return policy.path().isEmpty() ? List.of() : known.computeIfAbsent(new Question(policy, signatures), this::measured);
    }

    private List<Measure> measured(Question question) {
        PathTrial trial = new PathTrial(question.policy(), question.signatures());
        List<Measure> measures = new ArrayList<>();
        measures.add(measure("recipes", trial.judge(recipes)));
        if (!captures.isEmpty()) {
            measures.add(measure("captures", trial.judge(captures)));
        }
        return List.copyOf(measures);
    }

    private static Measure measure(String corpus, PathTrial.Outcome outcome) {
        return new Measure(corpus, outcome.captures(), outcome.unreadable(), outcome.hits(), outcome.removed());
    }
}
