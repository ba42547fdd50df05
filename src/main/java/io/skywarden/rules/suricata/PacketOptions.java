package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.rules.plan.SizeRange;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a packet must show, in Suricata's words. */
final class PacketOptions {

    private static final int ALL_BITS = 0xff;

    private final Part part;
    private final PayloadSize size;
    private final SizeRange range;
    private boolean fastPatternTaken;

    private PacketOptions(Part part, SizeRange range) {
        this.part = part;
        this.range = range;
        this.size = PayloadSize.of(part.leaves());
    }

    static List<Option> of(Part part, SizeRange range) {
        PacketOptions options = new PacketOptions(part, range);
        return Stream.concat(
                        Dsize.of(options.size, part, range).stream(),
                        part.leaves().stream().flatMap(options::say))
                .toList();
    }

    private Stream<Option> say(Leaf leaf) {
        return leaf instanceof PacketShows shows ? say(shows).stream() : Stream.empty();
    }

    private List<Option> say(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size _ -> List.of();
            case PacketShows.SentAtMost(var bytes) -> List.of(streamSize(bytes));
            case Bytes bytes -> bytes.pattern().isExact() ? exact(bytes) : masked(bytes);
            case ByteTest t -> List.of(byteTest(t.at(), t.mask(), t.comparison(), t.value()));
            case PacketShows.PadGenerator pad -> List.of(PacketPatterns.pad(pad));
            case PacketShows.Guid guid -> PacketPatterns.guid(guid);
            case PacketShows.StunAttribute stun -> {
                boolean first = !fastPatternTaken;
                fastPatternTaken = true;
                yield StunOptions.of(stun, first);
            }
        };
    }

    /** The engine counts the SYN as one, so "at most n" is "less than n + 2". */
    private Option streamSize(int bytes) {
        String side = part.direction() == Direction.TO_SERVER ? "client" : "server";
        return Option.of("stream_size", "%s,<,%d".formatted(side, bytes + 2));
    }

    private List<Option> exact(Bytes bytes) {
        if (bytes.negated() && bytes.from() + bytes.pattern().length() > size.max()) {
            return List.of(); // always true for payloads this short, and the engine refuses to be told so
        }
        String content = RuleText.content(bytes.pattern(), 0, bytes.pattern().length());
        List<Option> options = new ArrayList<>();
        options.add(Option.of("content", bytes.negated() ? "!" + content : content));
        if (bytes.from() > 0) {
            options.add(Option.of("offset", bytes.from()));
        }
        if (bytes.to() < PacketShows.LONGEST_PAYLOAD) {
            options.add(Option.of("depth", bytes.to() - bytes.from()));
        }
        return options;
    }

    /** Runs of exact bytes as contents, bytes fixed in some of their bits as tests. */
    private List<Option> masked(Bytes bytes) {
        List<Option> options = new ArrayList<>();
        var pattern = bytes.pattern();
        int i = 0;
        while (i < pattern.length()) {
            int end = i;
            while (end < pattern.length() && pattern.mask(end) == ALL_BITS) {
                end++;
            }
            if (end > i) {
                options.addAll(fixed(RuleText.content(pattern, i, end), bytes.from() + i, end - i));
            } else if (pattern.mask(i) != 0) {
                options.add(byteTest(bytes.from() + i, pattern.mask(i), Comparison.EQUAL, pattern.value(i)));
            }
            i = Math.max(end, i + 1);
        }
        return options;
    }

    /** A content at one offset only. */
    static List<Option> fixed(String content, int at, int length) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of("content", content));
        if (at > 0) {
            options.add(Option.of("offset", at));
        }
        options.add(Option.of("depth", length));
        return options;
    }

    /** The engine shifts the masked byte right by the mask's trailing zeros, so the value is shifted with it. */
    static Option byteTest(int at, int mask, Comparison comparison, int value) {
        String operator = switch (comparison) {
            case EQUAL -> "=";
            case UNEQUAL -> "!=";
            case LESS -> "<";
            case GREATER -> ">";
        };
        int shifted = value >> Integer.numberOfTrailingZeros(mask);
        String test = "1,%s,%d,%d".formatted(operator, shifted, at);
        return Option.of("byte_test", mask == ALL_BITS ? test : "%s,bitmask 0x%02x".formatted(test, mask));
    }
}
