package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The conditions that only a regular expression can say. */
final class PacketPatterns {

    private static final List<Integer> DASHES = List.of(8, 13, 18, 23);
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Each run of four bytes that the generator of pads can give. */
    private static final String RUNS = IntStream.range(0, 256).mapToObj(PacketPatterns::run).collect(Collectors.joining("|"));

    private PacketPatterns() {}

    /** All 256 runs; measured as costing nothing beside the dsize before it. */
    static Option pad(PadGenerator pad) {
        return Option.of("pcre", "\"/^" + skip(pad.at()) + "(?:" + RUNS + ")/s\"");
    }

    private static String run(int first) {
        return Stream.iterate(first, PadGenerator::next)
                .limit(PadGenerator.LENGTH)
                .map(RuleText::pcreByte)
                .collect(Collectors.joining());
    }

    /** The dashes first, for the prefilter. The end is {@code \z}: {@code $} would let a line feed follow. */
    static List<Option> guid(Guid guid) {
        List<Option> options = new ArrayList<>();
        DASHES.forEach(dash -> options.addAll(PacketOptions.fixed(RuleText.content("-"), guid.at() + dash, 1)));
        options.add(Option.of("pcre", "\"/^%s%s\\z/s\"".formatted(skip(guid.at()), GUID)));
        return options;
    }

    private static String skip(int bytes) {
        return bytes == 0 ? "" : ".{" + bytes + "}";
    }
}
