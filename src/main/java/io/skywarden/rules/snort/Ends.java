package io.skywarden.rules.snort;

import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one end of a packet may be: these addresses, at these ports. */
record Ends(Addresses addresses, Ports ports) {

    static Ends parse(Side side) {
        return new Ends(Addresses.parse(side.addresses()), Ports.parse(side.ports()));
    }

    Optional<Ends> within(List<Network> networks) {
        return addresses.within(networks).map(left -> new Ends(left, ports));
    }

    Optional<Ends> without(List<Network> networks) {
        return addresses.without(networks).map(left -> new Ends(left, ports));
    }

    /** Those of them that are no relay: pieces, of which never two hold the same end. */
    List<Ends> withoutRelays(List<PathWay> ways) {
        Map<List<PortRange>, List<Network>> relays = new LinkedHashMap<>();
        ways.forEach(way -> relays.computeIfAbsent(way.ports(), _ -> new ArrayList<>()).addAll(way.relays()));
        List<Ends> pieces = List.of(this);
        for (Map.Entry<List<PortRange>, List<Network>> relay : relays.entrySet()) {
            pieces = pieces.stream().flatMap(piece -> Stream.concat(
                    piece.without(relay.getValue()).stream(),
                    piece.within(relay.getValue()).stream().flatMap(there -> there.atNoneOf(relay.getKey()).stream()))).toList();
        }
        return pieces;
    }

    private Optional<Ends> atNoneOf(List<PortRange> taken) {
        return ports.without(taken).map(left -> new Ends(addresses, left));
    }

    Side side() {
        return new Side(addresses.toString(), ports.toString());
    }
}
