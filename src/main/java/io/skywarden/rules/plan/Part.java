package io.skywarden.rules.plan;

import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Count;
import io.skywarden.signature.Direction;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Optional;

/**
 * One rule's worth of a signature: one alternative of one step, going one way. The same parts exist for every engine, so
 * a rule number can belong to a part.
 *
 * @param name {@code alert}, {@code alert-2}, {@code step-1}, {@code step-1-2}: unique within the signature, never an index
 * @param step which step, the first is 1
 * @param siblings how many parts the step has, this one included
 */
public record Part(Signature signature, String name, int step, int siblings, Direction direction, List<Leaf> leaves) {

    public Part {
        leaves = List.copyOf(leaves);
    }

    /** Whether the part only remembers that its step has happened; the parts of the last step are the ones that alert. */
    public boolean helper() {
        return step < signature.detection().steps().size();
    }

    public Transport transport() {
        return signature.detection().transport();
    }

    public ServerSide server() {
        return signature.detection().steps().get(step - 1).server();
    }

    /** The count of the signature, which only the last step is subject to. */
    public Optional<Count> count() {
        return helper() ? Optional.empty() : signature.detection().count();
    }

    public boolean aboutSession() {
        return leaves.stream().anyMatch(SessionShows.class::isInstance);
    }
}
