package io.skywarden.rules.plain;

import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All that a packet's bytes must be, as one regular expression from the first byte of the payload on: what stands at fixed offsets, then at
 * most one pattern that may stand anywhere behind. The rest is told apart, so that no engine takes half of it for the whole.
 */
final class PayloadRegex {

    private static final int STUN_COOKIE_AT = 4;
    private static final int STUN_ATTRIBUTES_AT = 20;
    private static final HexPattern STUN_COOKIE = HexPattern.parse("21 12 a4 42");

    /** Bytes in a row, the first of them not before {@code from}, the last before {@code to}. */
    private record Floating(int from, int to, List<ByteSet> bytes) {}

    private final PayloadSize bounds;
    private final TreeMap<Integer, ByteSet> fixed = new TreeMap<>();
    private final List<Floating> floating = new ArrayList<>();
    private final List<Leaf> unsaid = new ArrayList<>();

    private PayloadRegex(PayloadSize bounds) {
        this.bounds = bounds;
    }

    static PayloadRegex of(List<Leaf> leaves, PayloadSize bounds) {
        PayloadRegex regex = new PayloadRegex(bounds);
        leaves.forEach(leaf -> {
            if (leaf instanceof PacketShows shows) {
                regex.take(shows);
            }
        });
        return regex;
    }

    private void take(PacketShows leaf) {
        switch (leaf) {
            case PacketShows.Size _ -> { } // said by the bounds
            case PacketShows.SentAtMost _, PacketShows.PadGenerator _ -> unsaid.add(leaf);
            case Bytes bytes -> take(bytes);
            case PacketShows.ByteTest test -> at(test.at(), ByteSet.passing(test));
            case PacketShows.Guid(var at) -> row(at, guid());
            case PacketShows.StunAttribute stun -> take(stun);
        }
    }

    private void take(Bytes bytes) {
        boolean beyond = bytes.from() + bytes.pattern().length() > bounds.max();
        if (bytes.negated() && beyond) {
            return; // always true of payloads this short
        }
        if (bytes.negated() && bytes.isFixed() && bytes.pattern().length() == 1 && bounds.min() > bytes.from()) {
            at(bytes.from(), ByteSet.of(b -> b != bytes.pattern().value(0)));
        } else if (bytes.negated()) {
            unsaid.add(bytes);
        } else if (bytes.isFixed()) {
            row(bytes.from(), row(bytes.pattern()));
        } else {
            floating(new Floating(bytes.from(), bytes.to(), row(bytes.pattern())), bytes);
        }
    }

    private void take(PacketShows.StunAttribute stun) {
        int start = stun.framing().headerBytes();
        List<ByteSet> attribute = new ArrayList<>(List.of(ByteSet.under(0xff, stun.type() >> 8), ByteSet.under(0xff, stun.type() & 0xff),
                ByteSet.under(0xff, 0), ByteSet.of(b -> stun.minLength() <= b && b <= stun.maxLength())));
        stun.value().ifPresent(value -> attribute.addAll(row(value)));
        at(start, ByteSet.under(0xc0, 0));
        row(start + STUN_COOKIE_AT, row(STUN_COOKIE));
        floating(new Floating(start + STUN_ATTRIBUTES_AT, PacketShows.LONGEST_PAYLOAD, attribute), stun);
    }

    private void floating(Floating pattern, Leaf leaf) {
        if (floating.isEmpty()) {
            floating.add(pattern);
        } else {
            unsaid.add(leaf);
        }
    }

    private static List<ByteSet> row(HexPattern pattern) {
        return IntStream.range(0, pattern.length()).mapToObj(i -> ByteSet.under(pattern.mask(i), pattern.value(i))).toList();
    }

    private static List<ByteSet> guid() {
        return "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx".chars().mapToObj(c -> c == '-' ? ByteSet.of(b -> b == '-')
                : ByteSet.of(b -> '0' <= b && b <= '9' || 'a' <= b && b <= 'f')).toList();
    }

    private void row(int from, List<ByteSet> bytes) {
        IntStream.range(0, bytes.size()).forEach(i -> at(from + i, bytes.get(i)));
    }

    private void at(int offset, ByteSet allowed) {
        ByteSet both = fixed.merge(offset, allowed, ByteSet::and);
        if (both.isEmpty()) {
            throw new Unsayable("no byte at offset %d is all that is asked of it".formatted(offset));
        }
    }

    /** Whether the expression says all that is asked, sizes aside. */
    boolean complete() {
        return unsaid.isEmpty() && (floating.isEmpty() || fixed.isEmpty() || floating.getFirst().from() > fixed.lastKey());
    }

    /** Empty when nothing is asked of the bytes. */
    String text() {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (var entry : fixed.entrySet()) {
            if (!entry.getValue().isFull()) {
                text.append(gap(entry.getKey() - next)).append(entry.getValue().regex());
                next = entry.getKey() + 1;
            }
        }
        if (!floating.isEmpty() && floating.getFirst().from() >= next) {
            Floating last = floating.getFirst();
            int free = last.to() - last.from() - last.bytes().size();
            text.append(gap(last.from() - next))
                    .append(last.to() >= PacketShows.LONGEST_PAYLOAD ? ByteSet.ANY + "*" : "%s{0,%d}".formatted(ByteSet.ANY, free));
            last.bytes().forEach(bytes -> text.append(bytes.regex()));
        }
        return text.toString();
    }

    private static String gap(int bytes) {
        return switch (bytes) {
            case 0 -> "";
            case 1 -> ByteSet.ANY;
            default -> "%s{%d}".formatted(ByteSet.ANY, bytes);
        };
    }
}
