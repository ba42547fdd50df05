package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Count;
import io.skywarden.signature.Direction;
import java.util.List;
import java.util.stream.Stream;

/** What a rule remembers of a flow, and how often it must have happened. The engine orders setters before askers itself. */
final class FlowMemory {

    private FlowMemory() {}

    /** The step before must have happened in this flow. */
    static Stream<Option> before(Part part) {
        return part.step() == 1 ? Stream.empty() : Stream.of(flowbits("isset", bit(part, Integer.toString(part.step() - 1))));
    }

    /**
     * A helper remembers its step and stays silent. It says so as {@code flowbits:noalert}, which managers know: one
     * that turns rules into drops does not recognise the bare keyword and would make a helper drop packets.
     */
    static Stream<Option> after(Part part) {
        return part.helper()
                ? Stream.of(flowbits("set", bit(part, Integer.toString(part.step()))), Option.of("flowbits", "noalert"))
                : part.count().stream().flatMap(count -> counted(part, count).stream());
    }

    private static List<Option> counted(Part part, Count count) {
        if (part.siblings() > 1) {
            throw new Unsayable("a count over %d alternatives: every rule counts for itself".formatted(part.siblings()));
        }
        long seconds = count.within().toSeconds();
        return switch (count.scope()) {
            case FLOWS_PER_SOURCE -> flowsPerSource(part, count, seconds);
            case PACKETS_PER_PAIR -> List.of(Option.of("threshold",
                    "type both,track by_both,count %d,seconds %d".formatted(count.threshold(), seconds)));
        };
    }

    /** A flow counts once: its first match leaves a mark. The filter lets pass what comes after the first N. */
    private static List<Option> flowsPerSource(Part part, Count count, long seconds) {
        if (part.direction() == Direction.EITHER) {
            throw new Unsayable("flows per source in either direction: the source would be now one side, now the other");
        }
        return List.of(
                flowbits("isnotset", bit(part, "seen")),
                flowbits("set", bit(part, "seen")),
                Option.of("detection_filter", "track by_src,count %d,seconds %d".formatted(count.threshold(), seconds)));
    }

    private static Option flowbits(String command, String bit) {
        return Option.of("flowbits", command + "," + bit);
    }

    private static String bit(Part part, String what) {
        return "skywarden.%s.%s".formatted(part.signature().id(), what);
    }
}
