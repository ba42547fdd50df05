package io.skywarden.rules.plan;

import io.skywarden.signature.PacketShows.Guid;
import io.skywarden.signature.PacketShows.PadGenerator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The conditions that only a regular expression can say, in what Suricata and Snort share of such a language. The dot is any byte. */
public final class PacketRegex {

    /** Where the text of a GUID has its dashes, which are literal enough to be looked for first. */
    public static final List<Integer> DASHES = List.of(8, 13, 18, 23);

    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    /** All 256 runs of bytes that the generator can give. */
    private static final String RUNS = IntStream.range(0, 256).mapToObj(PacketRegex::run).collect(Collectors.joining("|"));

    private PacketRegex() {}

    public static String of(PadGenerator pad) {
        return "^" + skip(pad.at()) + "(?:" + RUNS + ")";
    }

    /** The end is {@code \z}: {@code $} would let a line feed follow. */
    public static String of(Guid guid) {
        return "^" + skip(guid.at()) + GUID + "\\z";
    }

    private static String run(int first) {
        return Stream.iterate(first, PadGenerator::next).limit(PadGenerator.LENGTH).map(RuleText::pcreByte).collect(Collectors.joining());
    }

    private static String skip(int bytes) {
        return bytes == 0 ? "" : ".{" + bytes + "}";
    }
}
