package io.skywarden.catalogue;

import io.skywarden.signature.SignatureId;
import java.util.Optional;

/** Whose rule a sensor speaks of: it knows numbers, and no signatures. */
public interface RuleNumbers {

    /** The signature one of whose rules has this number and revision now. */
    Optional<SignatureId> owner(long sid, int rev);
}
