package io.skywarden.rules.snort;

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

    static Option pad(PadGenerator pad) {
        return Option.of("pcre", SnortText.expression(PacketRegex.of(pad), ""));
    }

    /** The dashes first, for the fast pattern. */
    static List<Option> guid(Guid guid, Syntax syntax) {
        List<Option> options = new ArrayList<>();
        PacketRegex.DASHES.forEach(dash -> options.addAll(Content.fixed(RuleText.content("-"), guid.at() + dash, 1).with(syntax)));
        options.add(Option.of("pcre", SnortText.expression(PacketRegex.of(guid), "")));
        return options;
    }
}
