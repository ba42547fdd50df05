package io.skywarden.rules.snort;

import io.skywarden.signature.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some addresses: those in certain networks and not in others.
 *
 * @param in empty for everyone
 */
record Addresses(List<Network> in, List<Network> out) {

    static final Addresses ANY = new Addresses(List.of(), List.of());
    private static final String ANYONE = "any";

    Addresses {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }

    /** As {@link #toString()} writes them. */
    static Addresses parse(String text) {
        return text.equals(ANYONE) ? ANY : new Addresses(items(text).map(Network::parse).toList(), List.of());
    }

    static Stream<String> items(String list) {
        return Stream.of(list.replace("[", "").replace("]", "").split(","));
    }

    /** Those of them in one of these networks, if there are any. */
    Optional<Addresses> within(List<Network> networks) {
        List<Network> both = new ArrayList<>();
        if (in.isEmpty()) {
            both.addAll(networks);
        }
        in.forEach(one -> networks.forEach(other -> narrower(one, other).ifPresent(both::add)));
        return both.isEmpty() ? Optional.empty() : new Addresses(both, out).told();
    }

    /** Those of them in none of these networks, if there are any. */
    Optional<Addresses> without(List<Network> networks) {
        return new Addresses(in, Stream.concat(out.stream(), networks.stream()).toList()).told();
    }

    /** An engine refuses a list that takes back a whole network it names; what takes back nothing is left out. */
    private Optional<Addresses> told() {
        List<Network> left = in.stream().distinct().filter(network -> out.stream().noneMatch(wide -> holds(wide, network))).toList();
        if (left.isEmpty() && !in.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Addresses(left, out.stream().distinct()
                .filter(network -> left.isEmpty() || left.stream().anyMatch(wide -> holds(wide, network))).toList()));
    }

    private static Optional<Network> narrower(Network one, Network other) {
        return holds(one, other) ? Optional.of(other) : Optional.of(one).filter(network -> holds(other, network));
    }

    private static boolean holds(Network wide, Network narrow) {
        return wide.prefix() <= narrow.prefix() && wide.contains(narrow.address());
    }

    @Override
    public String toString() {
        List<String> items = Stream.concat(in.stream().map(Network::toString), out.stream().map(network -> "!" + network)).toList();
        return switch (items.size()) {
            case 0 -> ANYONE;
            case 1 -> items.getFirst();
            default -> items.stream().collect(Collectors.joining(",", "[", "]"));
        };
    }
}
