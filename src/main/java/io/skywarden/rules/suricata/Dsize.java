package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.SizeRange;
import java.util.Optional;

/** The dsize option, for the parts that need one. */
final class Dsize {

    private Dsize() {}

    static Optional<Option> of(PayloadSize size, Part part, SizeRange range) {
        return size.isAsked(part) ? Optional.of(Option.of("dsize", text(size, range))) : Optional.empty();
    }

    private static String text(PayloadSize size, SizeRange range) {
        if (size.min() == size.max()) {
            return Integer.toString(size.min());
        }
        if (size.isOpen()) {
            return ">" + (size.min() - 1);
        }
        return switch (range) {
            case EXCLUSIVE -> (size.min() - 1) + "<>" + (size.max() + 1);
            case INCLUSIVE -> size.min() + "<>" + size.max();
        };
    }
}
