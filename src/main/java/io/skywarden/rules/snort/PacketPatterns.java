package io.skywarden.rules.snort;

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

    private PacketPatterns() {}

    /** All 256 runs of four bytes that the generator can give. */
    static Option pad(PadGenerator pad) {
        String runs = IntStream.range(0, 256).mapToObj(PacketPatterns::run).collect(Collectors.joining("|"));
        return Option.of("pcre", SnortText.expression("^%s(?:%s)".formatted(skip(pad.at()), runs), ""));
    }

    private static String run(int first) {
        return Stream.iterate(first, PadGenerator::next)
                .limit(PadGenerator.LENGTH)
                .map(RuleText::pcreByte)
                .collect(Collectors.joining());
    }

    /** The dashes first, for the fast pattern. The end is {@code \z}: {@code $} would let a line feed follow. */
    static List<Option> guid(Guid guid, Syntax syntax) {
        List<Option> options = new ArrayList<>();
        DASHES.forEach(dash -> options.addAll(Content.fixed(RuleText.content("-"), guid.at() + dash, 1).with(syntax)));
        options.add(Option.of("pcre", SnortText.expression("^%s%s\\z".formatted(skip(guid.at()), GUID), "")));
        return options;
    }

    private static String skip(int bytes) {
        return bytes == 0 ? "" : ".{" + bytes + "}";
    }
}
