package io.skywarden.rules.snort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.plan.Header;
import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Network;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.Transport;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The headers that say "off the path": read as an engine reads them, exactly one fits a packet off it, and none a packet on it. */
class OffPathTest {

    private static final Side ANYONE = new Side("any", "any");
    private static final List<String> NETWORKS = List.of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32", "10.1.128.0/17", "10.2.0.0/16",
            "192.0.2.0/24", "2001:db8:0:0:0:0:0:0/32", "2001:db8:1:0:0:0:0:0/48");
    private static final List<String> ADDRESSES = List.of("10.1.2.3", "10.1.2.4", "10.1.3.1", "10.1.200.1", "10.2.0.1", "10.3.0.1", "192.0.2.1", "8.8.8.8",
            "2001:db8:1::1", "2001:db8:2::1", "2a00::1");
    private static final List<Integer> PORTS = List.of(0, 52, 53, 54, 443, 3478, 3481, 50_000, 65_535);
    private static final List<PortRange> RANGES = List.of(new PortRange(53, 53), new PortRange(443, 443), new PortRange(3478, 3481),
            new PortRange(0, 52), new PortRange(400, 3479), new PortRange(50_000, 65_535));

    @Test
    void exactly_one_header_fits_what_is_off_the_path_and_none_what_is_on_it() {
        Random random = new Random(5);
        int on = 0;
        int off = 0;
        for (int path = 0; path < 2_000; path++) {
            List<PathWay> ways = ways(random);
            RuleBody rule = rule(random);
            List<RuleBody> rules = OffPath.of(rule, ways, Syntax.SNORT_3);
            assertThat(rules).extracting(OffPathTest::generator).doesNotHaveDuplicates();
            for (int i = 0; i < 50; i++) {
                Packet packet = packet(random);
                boolean carried = packet.fits(rule) && ways.stream().noneMatch(way -> packet.runs(way) || packet.back().runs(way));
                assertThat(rules.stream().filter(packet::fits).count()).as("%s by %s: %s", packet, ways, rules).isEqualTo(carried ? 1 : 0);
                on += packet.fits(rule) && !carried ? 1 : 0;
                off += carried ? 1 : 0;
            }
        }
        assertThat(on).as("packets on a path").isGreaterThan(1_000);
        assertThat(off).as("packets off it").isGreaterThan(1_000);
    }

    @Test
    void a_path_of_relays_with_one_set_of_ports_takes_four_rules() {
        PathWay way = way(Transport.TCP, List.of(Network.parse("198.51.100.0/24")), List.of(Network.parse("192.0.2.10/32"), Network.parse("192.0.2.12/32")), List.of());
        assertThat(OffPath.of(new RuleBody("tcp", ANYONE, ANYONE, List.of(Option.of("dsize", 3))), List.of(way), Syntax.SNORT_3)).extracting(OffPathTest::header).containsExactly(
                "!198.51.100.0/24 any -> !198.51.100.0/24 any",
                "198.51.100.0/24 any -> [!198.51.100.0/24,!192.0.2.10/32,!192.0.2.12/32] any gid:6001",
                "[!198.51.100.0/24,!192.0.2.10/32,!192.0.2.12/32] any -> 198.51.100.0/24 any gid:6002",
                "198.51.100.0/24 any -> 198.51.100.0/24 any gid:6003");
    }

    /** A relay over UDP says nothing of the same question over TCP. */
    @Test
    void a_service_over_both_transports_is_asked_for_in_each() {
        PathWay way = way(Transport.UDP, List.of(Network.parse("198.51.100.0/24")), List.of(Network.parse("192.0.2.53/32")), List.of(new PortRange(53, 53)));
        List<RuleBody> rules = OffPath.of(new RuleBody("dns", ANYONE, new Side("any", "53"), List.of()), List.of(way), Syntax.SNORT_3);
        assertThat(rules).extracting(rule -> (rule.options().contains(Option.of("ip_proto", 17)) ? "udp " : "tcp ") + header(rule)).containsExactly(
                "udp !198.51.100.0/24 any -> !198.51.100.0/24 53",
                "udp 198.51.100.0/24 any -> [!198.51.100.0/24,!192.0.2.53/32] 53 gid:6001",
                "udp [!198.51.100.0/24,!192.0.2.53/32] any -> 198.51.100.0/24 53 gid:6002",
                "udp 192.0.2.53/32 [0:52,54:65535] -> 198.51.100.0/24 53 gid:6003",
                "udp 198.51.100.0/24 any -> 198.51.100.0/24 53 gid:6004",
                "tcp any any -> any 53 gid:6005");
    }

    @Test
    void a_path_in_too_many_pieces_is_refused() {
        List<Network> clients = List.of(Network.parse("10.0.0.0/8"));
        List<PathWay> ways = IntStream.range(0, 40).mapToObj(i -> way(Transport.UDP, clients, List.of(Network.parse("192.0.2." + i + "/32")),
                List.of(new PortRange(1_000 + i, 1_000 + i)))).toList();
        assertThatThrownBy(() -> OffPath.of(new RuleBody("udp", ANYONE, ANYONE, List.of()), ways, Syntax.SNORT_2))
                .isInstanceOf(Unsayable.class).hasMessageContaining("84 rules").hasMessageContaining("same ports");
    }

    /** Between two ends, of which each may be anyone. */
    record Packet(InetAddress source, int sourcePort, InetAddress destination, int destinationPort) {

        Packet back() {
            return new Packet(destination, destinationPort, source, sourcePort);
        }

        boolean runs(PathWay way) {
            return way.clients().stream().anyMatch(network -> network.contains(source)) && way.relays().stream().anyMatch(network -> network.contains(destination))
                    && (way.ports().isEmpty() || way.ports().stream().anyMatch(range -> range.contains(destinationPort)));
        }

        boolean fits(RuleBody rule) {
            return isIn(rule.source().addresses(), source) && isIn(rule.destination().addresses(), destination)
                    && isIn(rule.source().ports(), sourcePort) && isIn(rule.destination().ports(), destinationPort);
        }

        /** In one of the networks that are named, or whichever if none is, and in none behind an exclamation mark. */
        private static boolean isIn(String list, InetAddress address) {
            List<String> items = Arrays.asList(list.replaceAll("[\\[\\]]", "").split(","));
            List<String> named = items.stream().filter(item -> !item.startsWith("!") && !item.equals("any")).toList();
            return (named.isEmpty() || named.stream().anyMatch(item -> Network.parse(item).contains(address)))
                    && items.stream().filter(item -> item.startsWith("!")).noneMatch(item -> Network.parse(item.substring(1)).contains(address));
        }

        private static boolean isIn(String list, int port) {
            return list.equals("any") || Stream.of(list.replaceAll("[\\[\\]]", "").split(",")).map(item -> item.split(":"))
                    .anyMatch(ends -> Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[ends.length - 1]));
        }
    }

    private static PathWay way(Transport transport, List<Network> clients, List<Network> relays, List<PortRange> ports) {
        return new PathWay("skywarden.path.office", transport, clients, relays, ports, false, false, false);
    }

    static List<PathWay> ways(Random random) {
        List<Network> clients = networks(random, 3);
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> way(Transport.UDP, clients, networks(random, 3), ranges(random))).toList();
    }

    static RuleBody rule(Random random) {
        return new RuleBody("udp", side(random), side(random), List.of(Option.of("dsize", 3)));
    }

    static Packet packet(Random random) {
        return new Packet(address(random), pick(random, PORTS), address(random), pick(random, PORTS));
    }

    private static Side side(Random random) {
        return random.nextInt(3) > 0 ? ANYONE : Header.side(networks(random, 2), ranges(random));
    }

    private static List<Network> networks(Random random, int most) {
        return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(_ -> Network.parse(pick(random, NETWORKS))).distinct().toList();
    }

    private static List<PortRange> ranges(Random random) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> pick(random, RANGES)).distinct().toList();
    }

    private static InetAddress address(Random random) {
        return InetAddress.ofLiteral(pick(random, ADDRESSES));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String header(RuleBody rule) {
        return "%s %s -> %s %s%s".formatted(rule.source().addresses(), rule.source().ports(), rule.destination().addresses(), rule.destination().ports(),
                generator(rule).map(gid -> " gid:" + gid).orElse(""));
    }

    private static Optional<String> generator(RuleBody rule) {
        return rule.options().stream().filter(option -> option.keyword().equals("gid")).findFirst().flatMap(Option::value);
    }
}
