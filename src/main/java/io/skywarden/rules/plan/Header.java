package io.skywarden.rules.plan;

import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who talks to whom. Relays and peers may be anywhere, so no side is ever a variable of the sensor. A peer on either side
 * of the flow is said by addresses alone, once each way.
 *
 * @param flow what the flow option says, where there is something to say: {@code established,to_server}
 */
public record Header(String protocol, Side source, Side destination, Optional<String> flow) {

    private static final Side ANYONE = new Side("any", "any");

    public static Header of(Part part) {
        Side server = side(part.server());
        String protocol = part.transport().name().toLowerCase(Locale.ROOT);
        Optional<String> flow = flow(part.transport(), part.server().eitherSide() ? Direction.EITHER : part.direction());
        return switch (part.direction()) {
            case TO_SERVER, EITHER -> new Header(protocol, ANYONE, server, flow);
            case TO_CLIENT -> new Header(protocol, server, ANYONE, flow);
        };
    }

    private static Optional<String> flow(Transport transport, Direction direction) {
        Optional<String> way = switch (direction) {
            case TO_SERVER -> Optional.of("to_server");
            case TO_CLIENT -> Optional.of("to_client");
            case EITHER -> Optional.empty();
        };
        return switch (transport) {
            case TCP -> Optional.of(way.map(w -> "established," + w).orElse("established"));
            case UDP -> way;
        };
    }

    private static Side side(ServerSide server) {
        return side(server.networks(), server.ports());
    }

    public static Side side(List<Network> networks, List<PortRange> ports) {
        return new Side(
                list(networks.stream().map(Network::toString).toList()),
                list(ports.stream().map(Header::ports).toList()));
    }

    private static String ports(PortRange range) {
        return range.first() == range.last() ? Integer.toString(range.first()) : range.first() + ":" + range.last();
    }

    private static String list(List<String> items) {
        return switch (items.size()) {
            case 0 -> "any";
            case 1 -> items.getFirst();
            default -> "[" + String.join(",", items) + "]";
        };
    }
}
