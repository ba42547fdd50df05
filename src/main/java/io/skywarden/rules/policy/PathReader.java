package io.skywarden.rules.policy;

import static io.skywarden.rules.policy.PolicyReader.elements;
import static io.skywarden.rules.policy.PolicyReader.read;

import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.Transport;
import io.skywarden.signature.yaml.Field;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the allowed path of a policy. */
final class PathReader {

    private static final Set<String> WINDOW = Set.of("from", "to", "zone");

    private PathReader() {}

    static Optional<AllowedPath> path(Field field) {
        Map<String, Field> given = field.members(Set.of("clients", "relays"), Set.of("hours", "traffic-id"));
        List<Network> clients = networks(given.get("clients"));
        List<Relay> relays = elements(given.get("relays")).flatMap(each -> relay(each).stream()).toList();
        Optional<Hours> hours = read(given, "hours", PathReader::hours);
        boolean trafficId = read(given, "traffic-id", each -> each.as(PathReader::truth)).orElse(false);
        return whole(given.get("clients"), clients) && whole(given.get("relays"), relays)
                ? field.make(() -> new AllowedPath(clients, relays, hours, trafficId)) : Optional.empty();
    }

    private static Optional<Relay> relay(Field field) {
        Map<String, Field> given = field.members(Set.of("name", "networks", "protocols"), Set.of("ports"));
        Optional<RelayName> name = read(given, "name", each -> each.as(RelayName::new));
        List<Network> networks = networks(given.get("networks"));
        List<Transport> protocols = elements(given.get("protocols")).flatMap(each -> each.word(Transport.class).stream()).toList();
        List<PortRange> ports = elements(given.get("ports")).flatMap(each -> each.range().flatMap(ends ->
                each.make(() -> new PortRange(ends[0], ends[1]))).stream()).toList();
        if (given.containsKey("ports") && given.get("ports").isList() && given.get("ports").elements(false).isEmpty()) {
            given.get("ports").complain("names nothing: leave it out to mean all");
        }
        return whole(given.get("networks"), networks) && whole(given.get("protocols"), protocols)
                ? name.flatMap(n -> field.make(() -> new Relay(n, networks, Set.copyOf(protocols), ports))) : Optional.empty();
    }

    /** Whether every element of the list could be read; of the others was complained already. */
    private static boolean whole(Field list, List<?> read) {
        return list != null && list.isList() && list.elements(false).size() == read.size();
    }

    private static List<Network> networks(Field list) {
        return elements(list).flatMap(each -> each.as(Network::parse).stream()).toList();
    }

    private static Optional<Hours> hours(Field field) {
        Map<String, Field> given = field.members(WINDOW, Set.of("days"));
        Set<DayOfWeek> days = PolicyReader.set(given.get("days"), each -> each.word(DayOfWeek.class));
        Optional<LocalTime> from = read(given, "from", each -> each.as(PathReader::time));
        Optional<LocalTime> to = read(given, "to", each -> each.as(PathReader::end));
        Optional<ZoneId> zone = read(given, "zone", each -> each.as(PathReader::zone));
        return from.flatMap(f -> to.flatMap(t -> zone.flatMap(z -> field.make(() -> new Hours(days, f, t, z)))));
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new RefusedValue("from", "'%s' is no time of the day: write \"08:30\", in quotes".formatted(text));
        }
        return LocalTime.parse(text);
    }

    /** The end of a day is midnight; its first moment ends nothing. */
    private static LocalTime end(String text) {
        if (text.equals("00:00")) {
            throw new RefusedValue("to", "'00:00' begins a day: write \"24:00\" for its end");
        }
        return text.equals("24:00") ? LocalTime.MIDNIGHT : time(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new RefusedValue("zone", "'%s' is no time zone: write Europe/Berlin or UTC".formatted(text));
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RefusedValue("traffic-id", "'%s' is neither true nor false".formatted(text));
        };
    }
}
