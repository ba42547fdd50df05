package io.skywarden.signature;

import java.util.List;

/** What one packet, or one application handshake, must show. A tree of "all" and "any" over the leaves below. */
public sealed interface Condition {

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = nonEmpty("all", parts);
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = nonEmpty("any", parts);
        }
    }

    /** A leaf: no further conditions inside. */
    sealed interface Leaf extends Condition permits PacketShows, SessionShows {}

    private static List<Condition> nonEmpty(String field, List<Condition> parts) {
        if (parts.isEmpty()) {
            throw new MalformedSignature(field, "'%s' has at least one part".formatted(field));
        }
        return List.copyOf(parts);
    }
}
