package io.skywarden.rules.policy;

import io.skywarden.signature.Network;
import io.skywarden.signature.Transport;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one way that Skype may take: from these networks to these relays. Our signatures are silent on it and fire on all else.
 *
 * @param hours when it is open; always without them
 * @param trafficId whether its flows also get the mark {@code traffic/id/skype}, which Suricata's manual bypasses by
 */
public record AllowedPath(List<Network> clients, List<Relay> relays, Optional<Hours> hours, boolean trafficId) {

    private static final int MOST_RELAYS = 64;

    public AllowedPath {
        clients = Networks.checked("clients", clients);
        relays = List.copyOf(relays);
        if (relays.isEmpty() || relays.size() > MOST_RELAYS) {
            throw new RefusedValue("relays", "%d relays, where 1 to %d are taken".formatted(relays.size(), MOST_RELAYS));
        }
        Set<RelayName> names = new HashSet<>();
        for (Relay relay : relays) {
            if (!names.add(relay.name())) {
                throw new RefusedValue("relays", "two relays are called '%s': a name keeps the numbers of its rules".formatted(relay.name()));
            }
            if (!Networks.oneFamilyInCommon(clients, relay.networks())) {
                throw new RefusedValue("relays", "no client can reach the relay '%s': one side is IPv4 only, the other IPv6 only".formatted(relay.name()));
            }
        }
    }

    /** Whether a flow between these two runs on the path, whichever of them spoke first. */
    public boolean carries(Transport transport, InetAddress one, int onePort, InetAddress other, int otherPort) {
        return runs(transport, one, other, otherPort) || runs(transport, other, one, onePort);
    }

    private boolean runs(Transport transport, InetAddress client, InetAddress relay, int port) {
        return clients.stream().anyMatch(network -> network.contains(client))
                && relays.stream().anyMatch(each -> each.is(transport, relay, port));
    }

    boolean open(Instant now) {
        return hours.map(window -> window.open(now)).orElse(true);
    }
}
