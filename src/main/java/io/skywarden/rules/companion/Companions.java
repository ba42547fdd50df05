package io.skywarden.rules.companion;

import io.skywarden.signature.Signature;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files for places beyond the sensor, by their path. They depend on signatures, endpoints and serial alone.
 *
 * @param files text by path
 * @param leftOut what signatures watch but no file says
 */
public record Companions(SortedMap<String, String> files, List<LeftOut> leftOut) {

    public Companions {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param carried the signatures that are shipped
     * @param serial of the zones, which must rise with every change
     */
    public static Companions of(Collection<Signature> carried, Endpoints endpoints, long serial) {
        List<Signature> signatures = carried.stream().sorted(Comparator.comparing(Signature::id)).toList();
        WatchedNames watched = WatchedNames.of(signatures);
        List<NameList> lists = Arrays.stream(Exclusivity.values()).map(exclusivity -> NameList.of(exclusivity, watched, endpoints)).toList();
        List<LeftOut> leftOut = Stream.of(watched.leftOut().stream(), lists.stream().flatMap(list -> list.leftOut().stream()),
                PolicyZones.leftOut(lists).stream(), AddressSets.leftOut(signatures, endpoints).stream()).flatMap(part -> part).toList();
        SortedMap<String, String> files = new TreeMap<>();
        files.putAll(SquidLists.of(lists));
        files.putAll(ProxyWishes.of(lists));
        files.putAll(PolicyZones.of(lists, serial));
        files.putAll(AddressSets.of(endpoints));
        files.putAll(AppLockerPolicies.of(endpoints));
        files.putAll(AppControlPolicies.of(endpoints));
        files.put("README.md", Explanation.of(endpoints, leftOut));
        return new Companions(files, leftOut);
    }
}
