package io.skywarden.proof;

import io.skywarden.capture.Address;
import io.skywarden.capture.SeenFlow;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;

/** A {@link ServerSide} as numbers, to be asked for many packets. */
final class CompiledServer {

    private static final int FAMILY_BITS = 96;

    private final boolean any;
    private final boolean eitherSide;
    private final int[] ports;
    /** Four numbers a network: both halves of the mask, both halves of the address. */
    private final long[] networks;
    private final boolean[] v4;

    CompiledServer(ServerSide server) {
        any = server.isAny();
        eitherSide = server.eitherSide();
        ports = new int[server.ports().size() * 2];
        for (int i = 0; i < server.ports().size(); i++) {
            PortRange range = server.ports().get(i);
            ports[2 * i] = range.first();
            ports[2 * i + 1] = range.last();
        }
        networks = new long[server.networks().size() * 4];
        v4 = new boolean[server.networks().size()];
        for (int i = 0; i < v4.length; i++) {
            add(i, server.networks().get(i));
        }
    }

    private void add(int index, Network network) {
        Address address = Address.of(network.address());
        v4[index] = network.address().getAddress().length == 4;
        int prefix = network.prefix() + (v4[index] ? FAMILY_BITS : 0);
        networks[4 * index] = ones(prefix);
        networks[4 * index + 1] = ones(prefix - 64);
        networks[4 * index + 2] = address.high();
        networks[4 * index + 3] = address.low();
    }

    private static long ones(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << 64 - bits;
    }

    boolean accepts(SeenFlow flow) {
        return any || accepts(flow.server(), flow.serverPort()) || eitherSide && accepts(flow.client(), flow.clientPort());
    }

    private boolean accepts(Address address, int port) {
        return acceptsPort(port) && acceptsAddress(address.high(), address.low());
    }

    private boolean acceptsPort(int port) {
        for (int i = 0; i < ports.length; i += 2) {
            if (ports[i] <= port && port <= ports[i + 1]) {
                return true;
            }
        }
        return ports.length == 0;
    }

    private boolean acceptsAddress(long high, long low) {
        for (int i = 0; i < v4.length; i++) {
            if (v4[i] == Address.isV4(high, low)
                    && (high & networks[4 * i]) == networks[4 * i + 2] && (low & networks[4 * i + 1]) == networks[4 * i + 3]) {
                return true;
            }
        }
        return v4.length == 0;
    }
}
