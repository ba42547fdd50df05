package io.skywarden.signature;

import java.net.InetAddress;
import java.util.List;

/**
 * What must hold of the server's address and port; an empty list asks nothing.
 *
 * @param eitherSide the address and port may as well be the client's: for relays, which sometimes speak first
 */
public record ServerSide(List<PortRange> ports, List<Network> networks, boolean eitherSide) {

    public static final ServerSide ANY = new ServerSide(List.of(), List.of(), false);

    private static final int MOST = 256;

    public ServerSide {
        if (ports.size() > MOST || networks.size() > MOST) {
            throw new MalformedSignature("server", "%d ports and %d networks, at most 256 of each: join neighbours to one range"
                    .formatted(ports.size(), networks.size()));
        }
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
