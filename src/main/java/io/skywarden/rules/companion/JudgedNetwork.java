package io.skywarden.rules.companion;

import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.Network;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An address block, and whose it is. Addresses change hands, so each block carries the day it was last seen.
 *
 * @param gone the day a source no longer named it; no set holds it from then on
 */
public record JudgedNetwork(Network network, Judgement judgement, Optional<LocalDate> gone) {

    public JudgedNetwork {
        if (gone.isPresent() && gone.get().isBefore(judgement.asOf())) {
            throw new MalformedSignature("gone", "gone on %s, before it was seen on %s".formatted(gone.get(), judgement.asOf()));
        }
        if (network.prefix() == 0) {
            throw new MalformedSignature("network", "%s is every address there is".formatted(network));
        }
    }

    /** Whether every address of the other block is one of this. */
    boolean covers(Network other) {
        return other.prefix() >= network.prefix() && network.contains(other.address());
    }
}
