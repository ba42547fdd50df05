package io.skywarden.signature;

import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Condition.Leaf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What steps must fulfil together, beyond what each leaf checks for itself. */
final class StepRules {

    private static final int MOST_LEAVES = 100;

    private StepRules() {}

    static void check(Transport transport, List<Step> steps, Optional<Count> count) {
        steps.forEach(step -> checkStep(transport, step));
        boolean session = steps.stream().flatMap(step -> leaves(step.shows())).anyMatch(SessionShows.class::isInstance);
        if (session && (steps.size() > 1 || count.isPresent())) {
            throw new MalformedSignature("steps", "names and requests stand alone: one step and no count");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (!Disjoint.apart(steps.get(i - 1), steps.get(i))) {
                throw new MalformedSignature("steps",
                        "one packet could be both step %d and step %d: tell them apart by direction, size or a byte"
                                .formatted(i, i + 1));
            }
        }
    }

    private static void checkStep(Transport transport, Step step) {
        List<Leaf> leaves = leaves(step.shows()).toList();
        if (leaves.size() > MOST_LEAVES) {
            throw new MalformedSignature("shows", "a step has %d conditions, at most 100: split the signature".formatted(leaves.size()));
        }
        // Refuses what no engine could be told, here rather than when rules are made of it.
        Alternatives.of(step.shows());
        boolean session = leaves.stream().anyMatch(SessionShows.class::isInstance);
        if (session && leaves.stream().anyMatch(PacketShows.class::isInstance)) {
            throw new MalformedSignature("shows", "a step is about a packet or about a session, not both");
        }
        if (session && (!step.server().isAny() || step.direction() != Direction.EITHER)) {
            throw new MalformedSignature("shows", "names and requests know their own direction and port");
        }
        if (step.server().eitherSide() && leaves.stream().anyMatch(PacketShows.SentAtMost.class::isInstance)) {
            throw new MalformedSignature("sent-at-most", "which side has sent is unknown when a peer is on either side");
        }
        if (transport == Transport.UDP && leaves.stream().anyMatch(PacketShows.SentAtMost.class::isInstance)) {
            throw new MalformedSignature("sent-at-most", "only TCP counts the bytes a side has sent");
        }
    }

    /** All leaves of a tree, left to right. */
    static Stream<Leaf> leaves(Condition condition) {
        return switch (condition) {
            case All(var parts) -> parts.stream().flatMap(StepRules::leaves);
            case Any(var parts) -> parts.stream().flatMap(StepRules::leaves);
            case Leaf leaf -> Stream.of(leaf);
        };
    }
}
