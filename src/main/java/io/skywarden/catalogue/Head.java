package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.Optional;

/**
 * Where a signature as a whole stands.
 *
 * @param revision rises with every change of anything about it, so that a change based on an older look is noticed
 * @param latest the number of its newest version
 * @param stage where that version stands
 * @param contentHash that of the newest version
 * @param force the version that bundles are made of, or that says the signature is retired; none before the first approval
 */
public record Head(SignatureId id, int revision, int latest, Stage stage, String contentHash, Optional<Force> force) {

    /** The version in force. */
    public record Force(int number, String contentHash) {}

    Head after(Stage next) {
        Optional<Force> then = next == Stage.ACTIVE || next == Stage.RETIRED ? Optional.of(new Force(latest, contentHash)) : force;
        return new Head(id, revision + 1, latest, next, contentHash, then);
    }

    /** Whether a newer version than the one in force is being written or reviewed. */
    boolean isInReview() {
        return force.isEmpty() || force.get().number() != latest;
    }

    /** What the catalogue stands for: the version in force, or the newest while there is none. */
    String standingHash() {
        return force.map(Force::contentHash).orElse(contentHash);
    }
}
