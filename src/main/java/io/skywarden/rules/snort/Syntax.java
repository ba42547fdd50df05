package io.skywarden.rules.snort;

import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.signature.Direction;

/** How the two generations of Snort write the same thing. */
enum Syntax {
    /** Modifiers as options of their own. No engine of this generation was run: by its manual. */
    SNORT_2,
    /** Modifiers behind commas, and buffers that are opened before what is looked for in them. */
    SNORT_3;

    /** Above those that name parts of Snort: the manual of 2.9 gives away what is above 1,000,000, and Snort 3 takes none above 8129. */
    int generators() {
        return switch (this) {
            case SNORT_2 -> 1_000_000;
            case SNORT_3 -> 6_000;
        };
    }

    /** Both ends of a range are in it. */
    Option size(PayloadSize size) {
        if (size.min() == size.max()) {
            return Option.of("dsize", size.min());
        }
        if (size.isOpen()) {
            return Option.of("dsize", ">" + (size.min() - 1));
        }
        String sign = this == SNORT_3 ? "<=>" : "<>";
        return Option.of("dsize", size.min() + sign + size.max());
    }

    /** The engine counts the SYN as one, so "at most n" is "less than n + 2". */
    Option sentAtMost(Direction direction, int bytes) {
        boolean client = direction == Direction.TO_SERVER;
        return switch (this) {
            case SNORT_2 -> Option.of("stream_size", "%s,<,%d".formatted(client ? "client" : "server", bytes + 2));
            case SNORT_3 -> Option.of("stream_size", "<%d,%s".formatted(bytes + 2, client ? "to_server" : "to_client"));
        };
    }
}
