package io.skywarden.rules.companion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        append(zone, list.kept(), AS_ALWAYS);
        append(zone, list.names(), NO_SUCH_NAME);
        return zone.toString();
    }

    private static void append(StringBuilder zone, List<NameScope> scopes, String target) {
        scopes.stream().filter(scope -> ZoneText.refusal(scope).isEmpty()).forEach(scope -> zone.append(ZoneText.records(scope, target)));
    }
}
