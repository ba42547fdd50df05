package io.skywarden.rules.plan;

import io.skywarden.signature.Alternatives;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import java.util.ArrayList;
import java.util.List;

/** The parts of a signature, step after step, alternatives in authored order. */
public final class Plan {

    /** One alternative, going one way. */
    private record Way(Direction direction, List<Leaf> leaves) {}

    private Plan() {}

    public static List<Part> of(Signature signature) {
        List<Step> steps = signature.detection().steps();
        List<Part> parts = new ArrayList<>();
        for (int step = 1; step <= steps.size(); step++) {
            List<Way> ways = ways(steps.get(step - 1));
            String stem = step < steps.size() ? "step-" + step : "alert";
            for (int i = 0; i < ways.size(); i++) {
                String name = i == 0 ? stem : stem + "-" + (i + 1);
                parts.add(new Part(signature, name, step, ways.size(), ways.get(i).direction(), ways.get(i).leaves()));
            }
        }
        return List.copyOf(parts);
    }

    private static List<Way> ways(Step step) {
        return Alternatives.of(step.shows()).stream()
                .flatMap(leaves -> directions(step, leaves).stream().map(direction -> new Way(direction, leaves)))
                .toList();
    }

    /** A rule that names the server, or counts what one side has sent, must know which side the packet comes from. */
    private static List<Direction> directions(Step step, List<Leaf> leaves) {
        boolean sideMatters = !step.server().isAny() || leaves.stream().anyMatch(SentAtMost.class::isInstance);
        return step.direction() == Direction.EITHER && sideMatters
                ? List.of(Direction.TO_SERVER, Direction.TO_CLIENT)
                : List.of(step.direction());
    }
}
