package io.skywarden.rules.policy;

import io.skywarden.signature.Confidence;
import io.skywarden.signature.Era;
import io.skywarden.signature.Family;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Tag;
import java.util.Set;

/**
 * Some of the signatures: those that hold in every respect. An empty set asks nothing.
 *
 * @param confidence the least that is sure enough
 * @param states by their words; a retired signature is in no rule anyway
 * @param tags a signature has at least one of them
 * @param signatures only these, by id
 */
public record Selection(Set<Family> families, Set<Era> eras, Confidence confidence, Set<String> states, Set<Tag> tags, Set<SignatureId> signatures) {

    public static final Selection ALL = new Selection(Set.of(), Set.of(), Confidence.LOW, Set.of(), Set.of(), Set.of());

    private static final Set<String> STATES = Set.of("active", "experimental");
    private static final int MOST = 10_000;

    public Selection {
        families = Set.copyOf(families);
        eras = Set.copyOf(eras);
        states = Set.copyOf(states);
        tags = Set.copyOf(tags);
        signatures = Set.copyOf(signatures);
        states.stream().filter(state -> !STATES.contains(state)).findFirst().ifPresent(state -> {
            throw new RefusedValue("states", "'%s' is no state of a rule: there are active and experimental".formatted(state));
        });
        if (signatures.size() > MOST) {
            throw new RefusedValue("signatures", "%d signatures, at most %d: select by family, era, tag or confidence".formatted(signatures.size(), MOST));
        }
    }

    /** Whether the signature is one of these. */
    public boolean holds(Signature signature) {
        return (families.isEmpty() || families.contains(signature.family()))
                && (eras.isEmpty() || eras.contains(signature.era()))
                && signature.confidence().compareTo(confidence) >= 0
                && (states.isEmpty() || states.contains(signature.state().word()))
                && (tags.isEmpty() || signature.tags().stream().anyMatch(tags::contains))
                && (signatures.isEmpty() || signatures.contains(signature.id()));
    }
}
