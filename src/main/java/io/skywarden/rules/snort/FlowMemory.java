package io.skywarden.rules.snort;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.Unsayable;
import java.util.stream.Stream;

/** What a rule remembers of a flow. */
final class FlowMemory {

    private FlowMemory() {}

    /** The step before must have happened in this flow. */
    static Stream<Option> before(Part part) {
        return part.step() == 1 ? Stream.empty() : Stream.of(flowbits("isset", part, part.step() - 1));
    }

    /** A helper remembers its step and stays silent. */
    static Stream<Option> after(Part part) {
        part.count().ifPresent(_ -> {
            throw new Unsayable("a count: Snort counts otherwise");
        });
        return part.helper()
                ? Stream.of(flowbits("set", part, part.step()), Option.of("flowbits", "noalert"))
                : Stream.empty();
    }

    private static Option flowbits(String command, Part part, int step) {
        return Option.of("flowbits", "%s,skywarden.%s.%d".formatted(command, part.signature().id(), step));
    }
}
