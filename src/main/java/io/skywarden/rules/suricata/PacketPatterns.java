package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.PacketRegex;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import java.util.ArrayList;
import java.util.List;

/** The conditions that only a regular expression can say. */
final class PacketPatterns {

    private PacketPatterns() {}

    /** Measured as costing nothing beside the dsize before it. */
    static Option pad(PadGenerator pad) {
        return pcre(PacketRegex.of(pad));
    }

    /** The dashes first, for the prefilter. */
    static List<Option> guid(Guid guid) {
        List<Option> options = new ArrayList<>();
        PacketRegex.DASHES.forEach(dash -> options.addAll(PacketOptions.fixed(RuleText.content("-"), guid.at() + dash, 1)));
        options.add(pcre(PacketRegex.of(guid)));
        return options;
    }

    private static Option pcre(String regex) {
        return Option.of("pcre", "\"/" + regex + "/s\"");
    }
}
