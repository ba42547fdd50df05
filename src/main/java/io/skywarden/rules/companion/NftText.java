package io.skywarden.rules.companion;

import io.skywarden.signature.Network;
import java.time.LocalDate;

/** The one place where something becomes text of nft. */
final class NftText {

    private NftText() {}

    /** An element of a set, with the day the block was last seen. */
    static String element(Network network, LocalDate asOf) {
        return "%s comment \"as of %s\"".formatted(network, asOf);
    }

    static String set(Exclusivity exclusivity, boolean six) {
        return "%s_%d".formatted(exclusivity.word().replace('-', '_'), six ? 6 : 4);
    }

    static String remark(String indent, String text) {
        return indent + "# " + Remark.line(text) + "\n";
    }
}
