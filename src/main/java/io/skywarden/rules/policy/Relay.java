package io.skywarden.rules.policy;

import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.Transport;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where allowed traffic goes: proxies, media relays, resolvers.
 *
 * @param ports empty for any
 */
public record Relay(RelayName name, List<Network> networks, Set<Transport> protocols, List<PortRange> ports) {

    private static final int MOST = 256;

    public Relay {
        networks = Networks.checked("networks", networks);
        protocols = Set.copyOf(protocols);
        ports = List.copyOf(ports);
        if (protocols.isEmpty()) {
            throw new RefusedValue("protocols", "a relay is reached by tcp, udp or both");
        }
        if (ports.size() > MOST) {
            throw new RefusedValue("ports", "%d ranges of ports, at most %d: join neighbours".formatted(ports.size(), MOST));
        }
    }

    /** In the order of their rules. */
    public Set<Transport> protocolsInOrder() {
        return new TreeSet<>(protocols);
    }

    boolean is(Transport transport, InetAddress address, int port) {
        return protocols.contains(transport)
                && (ports.isEmpty() || ports.stream().anyMatch(range -> range.contains(port)))
                && networks.stream().anyMatch(network -> network.contains(address));
    }
}
