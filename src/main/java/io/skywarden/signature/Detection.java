package io.skywarden.signature;

import java.util.List;
import java.util.Optional;

/**
 * What a flow must show, step after step. A later step is looked for in later packets only; the flow is a hit when its
 * last step has happened (and, with a count, has happened often enough).
 */
public record Detection(Transport transport, List<Step> steps, Optional<Count> count) {

    private static final int MOST_STEPS = 8;

    public Detection {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new MalformedSignature("steps", "%d steps: a signature has 1 to 8".formatted(steps.size()));
        }
        StepRules.check(transport, steps, count);
    }

    /** The step whose packet is the hit. */
    public Step last() {
        return steps.getLast();
    }
}
