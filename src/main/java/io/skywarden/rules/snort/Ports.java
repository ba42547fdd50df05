package io.skywarden.rules.snort;

import io.skywarden.signature.PortRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Some ports, at least one: ranges in order that do not touch. */
record Ports(List<PortRange> ranges) {

    private static final int LAST = 65_535;
    static final Ports ANY = new Ports(List.of(new PortRange(0, LAST)));

    Ports {
        ranges = List.copyOf(ranges);
    }

    /** As {@link #toString()} writes them. */
    static Ports parse(String text) {
        return text.equals("any") ? ANY : new Ports(Addresses.items(text).map(item -> item.split(":"))
                .map(ends -> new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))).toList());
    }

    /** All but these, if there are any; no ranges stand for all ports. */
    Optional<Ports> without(List<PortRange> taken) {
        List<PortRange> left = taken.isEmpty() ? List.of() : ranges;
        for (PortRange range : taken) {
            List<PortRange> pieces = new ArrayList<>();
            left.forEach(piece -> {
                piece(piece.first(), Math.min(piece.last(), range.first() - 1)).ifPresent(pieces::add);
                piece(Math.max(piece.first(), range.last() + 1), piece.last()).ifPresent(pieces::add);
            });
            left = pieces;
        }
        return left.isEmpty() ? Optional.empty()
                : Optional.of(new Ports(left.stream().sorted(Comparator.comparingInt(PortRange::first)).toList()));
    }

    private static Optional<PortRange> piece(int first, int last) {
        return first <= last ? Optional.of(new PortRange(first, last)) : Optional.empty();
    }

    @Override
    public String toString() {
        if (equals(ANY)) {
            return "any";
        }
        List<String> items = ranges.stream().map(range -> range.first() == range.last() ? Integer.toString(range.first()) : range.first() + ":" + range.last())
                .toList();
        return items.size() == 1 ? items.getFirst() : items.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
