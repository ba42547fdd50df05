package io.skywarden.signature;

import java.net.InetAddress;
import java.util.List;

/** What must hold of the server's address and port; an empty list asks nothing. */
public record ServerSide(List<PortRange> ports, List<Network> networks) {

    public static final ServerSide ANY = new ServerSide(List.of(), List.of());

    public ServerSide {
        ports = List.copyOf(ports);
        networks = List.copyOf(networks);
    }

    public boolean isAny() {
        return ports.isEmpty() && networks.isEmpty();
    }

    public boolean accepts(InetAddress address, int port) {
        return (ports.isEmpty() || ports.stream().anyMatch(range -> range.contains(port)))
                && (networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address)));
    }
}
