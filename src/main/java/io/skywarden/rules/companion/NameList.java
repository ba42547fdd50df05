package io.skywarden.rules.companion;

import io.skywarden.signature.DomainName;
import java.util.List;
import java.util.TreeSet;

/**
 * Names that cost the same to block.
 *
 * @param names to block; none covers another
 * @param kept below those, what must go on working: it costs more
 * @param leftOut names below those again, which a flat list cannot say
 */
record NameList(Exclusivity exclusivity, List<NameScope> names, List<NameScope> kept, List<LeftOut> leftOut) {

    /** The list of one exclusivity: what signatures watch, and what was judged below it. */
    static NameList of(Exclusivity exclusivity, WatchedNames watched, Endpoints endpoints) {
        TreeSet<NameScope> all = new TreeSet<>(watched.scopes());
        endpoints.names().stream().map(JudgedName::scope)
                .filter(scope -> watched.scopes().stream().anyMatch(above -> above.covers(scope))).forEach(all::add);
        List<NameScope> block = all.stream().filter(scope -> endpoints.of(scope) == exclusivity).toList();
        List<NameScope> kept = widest(all.stream().filter(scope -> endpoints.of(scope).compareTo(exclusivity) > 0)
                .filter(scope -> coveredBy(block, scope)).toList());
        List<LeftOut> leftOut = block.stream().filter(scope -> coveredBy(kept, scope))
                .map(scope -> new LeftOut(scope.toString(), "it lies below what is kept")).toList();
        return new NameList(exclusivity, widest(block), kept, leftOut);
    }

    /** Whether a name is to be blocked, by the meaning of this list. */
    boolean blocks(String name) {
        return matches(names, name) && !matches(kept, name);
    }

    private static boolean matches(List<NameScope> scopes, String name) {
        return scopes.stream().anyMatch(scope -> scope.below() ? scope.domain().covers(name)
                : scope.domain().value().equals(DomainName.normalised(name)));
    }

    private static boolean coveredBy(List<NameScope> scopes, NameScope scope) {
        return scopes.stream().anyMatch(wider -> !wider.equals(scope) && wider.covers(scope));
    }

    private static List<NameScope> widest(List<NameScope> scopes) {
        return scopes.stream().filter(scope -> !coveredBy(scopes, scope)).toList();
    }
}
