package io.skywarden.rules.snort;

import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a packet must show, in Snort's words. */
final class PacketOptions {

    private static final int ALL_BITS = 0xff;

    private final Part part;
    private final PayloadSize size;
    private final Syntax syntax;
    private boolean fastPatternTaken;

    private PacketOptions(Part part, Syntax syntax) {
        this.part = part;
        this.syntax = syntax;
        this.size = PayloadSize.of(part.leaves());
    }

    static List<Option> of(Part part, Syntax syntax) {
        PacketOptions options = new PacketOptions(part, syntax);
        return Stream.concat(
                        options.size.isAsked(part) ? Stream.of(syntax.size(options.size)) : Stream.empty(),
                        part.leaves().stream().flatMap(options::say))
                .toList();
    }

    private Stream<Option> say(Leaf leaf) {
        return leaf instanceof PacketShows shows ? say(shows).stream() : Stream.empty();
    }

    private List<Option> say(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size _ -> List.of();
            case PacketShows.SentAtMost(var bytes) -> List.of(syntax.sentAtMost(part.direction(), bytes));
            case Bytes bytes -> bytes.pattern().isExact() ? exact(bytes) : masked(bytes);
            case ByteTest t -> List.of(byteTest(t.at(), t.mask(), t.comparison(), t.value()));
            case PacketShows.PadGenerator pad -> List.of(PacketPatterns.pad(pad));
            case PacketShows.Guid guid -> PacketPatterns.guid(guid, syntax);
            case PacketShows.StunAttribute stun -> {
                boolean first = !fastPatternTaken;
                fastPatternTaken = true;
                yield StunOptions.of(stun, first, syntax);
            }
        };
    }

    private List<Option> exact(Bytes bytes) {
        if (bytes.negated() && bytes.from() + bytes.pattern().length() > size.max()) {
            return List.of(); // always true for payloads this short
        }
        String quoted = RuleText.content(bytes.pattern(), 0, bytes.pattern().length());
        int depth = bytes.to() < PacketShows.LONGEST_PAYLOAD ? bytes.to() - bytes.from() : 0;
        return new Content(quoted, bytes.negated(), bytes.from(), depth, false, false).with(syntax);
    }

    /** Runs of exact bytes as contents, bytes fixed in some of their bits as tests. */
    private List<Option> masked(Bytes bytes) {
        List<Option> options = new ArrayList<>();
        HexPattern pattern = bytes.pattern();
        int i = 0;
        while (i < pattern.length()) {
            int end = i;
            while (end < pattern.length() && pattern.mask(end) == ALL_BITS) {
                end++;
            }
            if (end > i) {
                options.addAll(Content.fixed(RuleText.content(pattern, i, end), bytes.from() + i, end - i).with(syntax));
            } else if (pattern.mask(i) != 0) {
                options.add(byteTest(bytes.from() + i, pattern.mask(i), Comparison.EQUAL, pattern.value(i)));
            }
            i = Math.max(end, i + 1);
        }
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
