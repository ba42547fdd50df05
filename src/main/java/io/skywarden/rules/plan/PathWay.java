package io.skywarden.rules.plan;

import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.Transport;
import java.util.List;

/**
 * Flows that an allowed path takes: between these clients and one relay.
 *
 * @param mark what such a flow is remembered by; letters, digits, '.' and '-'
 * @param ports of the relay; empty for any
 * @param trafficId whether the flow is also given the mark {@code traffic/id/skype}
 * @param back whether what the relay sends is looked at, else what the clients send
 * @param running whether it is about flows that have lost their mark, else about new ones
 */
public record PathWay(
        String mark, Transport transport, List<Network> clients, List<Network> relays, List<PortRange> ports, boolean trafficId, boolean back,
        boolean running) {

    public PathWay {
        clients = List.copyOf(clients);
        relays = List.copyOf(relays);
        ports = List.copyOf(ports);
    }
}
