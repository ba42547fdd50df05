package io.skywarden.rules.snort;

import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Network;
import io.skywarden.signature.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule for what leaves an allowed path, said by headers alone. Snort tries a rule without content behind all that have one, so
 * a mark on the flow would come too late for its first packet. What is off the path is cut into pieces that a header can say: no
 * two fit one packet. They share the rule's number, and all but the first have a generator of their own, for Snort knows a rule
 * by both.
 */
final class OffPath {

    private static final int MOST = 64;
    private static final Option OVER_UDP = Option.of("ip_proto", 17);
    private static final Option OVER_TCP = Option.of("ip_proto", 6);

    private OffPath() {}

    static List<RuleBody> of(RuleBody rule, List<PathWay> ways, Syntax syntax) {
        List<RuleBody> pieces = byTransport(rule).flatMap(each -> pieces(each, ways.stream()
                .filter(way -> !way.back() && way.transport() == transport(each)).toList())).toList();
        if (pieces.size() > MOST) {
            throw new Unsayable("off this path is only said by %d rules a part, at most %d: give its relays the same ports".formatted(pieces.size(), MOST));
        }
        return IntStream.range(0, pieces.size()).mapToObj(i -> i == 0 ? pieces.getFirst() : with(Option.of("gid", syntax.generators() + i), pieces.get(i))).toList();
    }

    /** A path is one over TCP or over UDP; a service of Snort 3 may be both, and its rule is asked of packets of both even with another word in its head. */
    private static Stream<RuleBody> byTransport(RuleBody rule) {
        return rule.protocol().equals("dns")
                ? Stream.of(OVER_UDP, OVER_TCP).map(over -> with(over, rule)) : Stream.of(rule);
    }

    private static Transport transport(RuleBody rule) {
        boolean udp = rule.protocol().equals("udp") || rule.options().contains(OVER_UDP);
        return udp ? Transport.UDP : Transport.TCP;
    }

    private static Stream<RuleBody> pieces(RuleBody rule, List<PathWay> ways) {
        return ways.isEmpty() ? Stream.of(rule) : pieces(Ends.parse(rule.source()), Ends.parse(rule.destination()), ways).stream()
                .map(ends -> new RuleBody(rule.protocol(), ends.source().side(), ends.destination().side(), rule.options()));
    }

    /** By who of the two is a client of the path: none, one, the other, both. */
    private static List<Piece> pieces(Ends source, Ends destination, List<PathWay> ways) {
        List<Network> clients = ways.getFirst().clients();
        Optional<Ends> clientSource = source.within(clients);
        Optional<Ends> otherSource = source.without(clients);
        Optional<Ends> clientDestination = destination.within(clients);
        Optional<Ends> otherDestination = destination.without(clients);
        List<Piece> pieces = new ArrayList<>();
        pieces.addAll(pairs(otherSource.stream().toList(), otherDestination.stream().toList()));
        pieces.addAll(pairs(clientSource.stream().toList(), noRelays(otherDestination, ways)));
        pieces.addAll(pairs(noRelays(otherSource, ways), clientDestination.stream().toList()));
        pieces.addAll(pairs(noRelays(clientSource, ways), noRelays(clientDestination, ways)));
        return pieces;
    }

    private static List<Ends> noRelays(Optional<Ends> ends, List<PathWay> ways) {
        return ends.map(some -> some.withoutRelays(ways)).orElse(List.of());
    }

    private static List<Piece> pairs(List<Ends> sources, List<Ends> destinations) {
        return sources.stream().flatMap(source -> destinations.stream().map(destination -> new Piece(source, destination))).toList();
    }

    private static RuleBody with(Option option, RuleBody rule) {
        return new RuleBody(rule.protocol(), rule.source(), rule.destination(), Stream.concat(Stream.of(option), rule.options().stream()).toList());
    }

    private record Piece(Ends source, Ends destination) {}
}
