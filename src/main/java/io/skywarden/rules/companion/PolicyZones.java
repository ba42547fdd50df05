package io.skywarden.rules.companion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Response policy zones for resolvers: one for each exclusivity, so that a resolver loads what its owner has decided. */
final class PolicyZones {

    private static final String NO_SUCH_NAME = ".";
    private static final String AS_ALWAYS = "rpz-passthru.";

    private PolicyZones() {}

    static Map<String, String> of(List<NameList> lists, long serial) {
        Map<String, String> files = new TreeMap<>();
        lists.forEach(list -> files.put("rpz/%s.zone".formatted(list.exclusivity().word()), zone(list, serial)));
        return files;
    }

    static List<LeftOut> leftOut(List<NameList> lists) {
        List<LeftOut> all = new ArrayList<>();
        lists.forEach(list -> list.names().forEach(name ->
                ZoneText.refusal(name).ifPresent(reason -> all.add(new LeftOut(name.toString(), reason)))));
        return all;
    }

    private static String zone(NameList list, long serial) {
        StringBuilder zone = new StringBuilder(ZoneText.remark(list.exclusivity().warning()))
                .append("$TTL 300\n")
                .append("@ SOA localhost. hostmaster.localhost. %d 3600 600 86400 300\n".formatted(serial))
                .append("@ NS localhost.\n");
        owners(list).forEach((owner, target) -> zone.append(ZoneText.record(owner, target)));
        return zone.toString();
    }

    /**
     * A wildcard ends where a longer name stands in the zone (RFC 4592, section 3.3.1). So what is kept takes the wildcard from all
     * domains between it and the blocked one, and each of them is said again.
     */
    static SortedMap<String, String> owners(NameList list) {
        SortedMap<String, String> owners = new TreeMap<>();
        for (NameScope kept : sayable(list.kept())) {
            owners.put(kept.domain().value(), AS_ALWAYS);
            owners.put("*." + kept.domain(), kept.below() ? AS_ALWAYS : NO_SUCH_NAME);
        }
        for (NameScope blocked : sayable(list.names())) {
            block(owners, blocked.domain().value(), blocked.below());
            String domain = blocked.domain().value();
            sayable(list.kept()).stream().map(kept -> kept.domain().value()).filter(kept -> blocked.below() && kept.endsWith("." + domain)).forEach(kept -> {
                for (String between = above(kept); !between.equals(domain); between = above(between)) {
                    block(owners, between, true);
                }
            });
        }
        return owners;
    }

    private static void block(SortedMap<String, String> owners, String name, boolean below) {
        owners.putIfAbsent(name, NO_SUCH_NAME);
        if (below) {
            owners.putIfAbsent("*." + name, NO_SUCH_NAME);
        }
    }

    private static String above(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private static List<NameScope> sayable(List<NameScope> scopes) {
        return scopes.stream().filter(scope -> ZoneText.refusal(scope).isEmpty()).toList();
    }
}
