package io.skywarden.rules.policy;

import io.skywarden.signature.Network;
import java.net.Inet4Address;
import java.util.List;

/** What holds of every list of networks in a policy. */
final class Networks {

    private static final int MOST = 256;

    private Networks() {}

    static List<Network> checked(String field, List<Network> networks) {
        if (networks.isEmpty() || networks.size() > MOST) {
            throw new RefusedValue(field, "%d networks, where 1 to %d are taken: name those that are meant".formatted(networks.size(), MOST));
        }
        networks.stream().filter(network -> network.prefix() == 0).findFirst().ifPresent(all -> {
            throw new RefusedValue(field, "%s is everybody: an allowed path names networks".formatted(all));
        });
        return List.copyOf(networks);
    }

    static boolean oneFamilyInCommon(List<Network> some, List<Network> others) {
        return some.stream().anyMatch(a -> others.stream().anyMatch(b -> isV4(a) == isV4(b)));
    }

    private static boolean isV4(Network network) {
        return network.address() instanceof Inet4Address;
    }
}
