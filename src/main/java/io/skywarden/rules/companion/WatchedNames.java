package io.skywarden.rules.companion;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.SessionShows.DnsQuery;
import io.skywarden.signature.SessionShows.HttpHost;
import io.skywarden.signature.SessionShows.HttpUri;
import io.skywarden.signature.SessionShows.HttpUserAgent;
import io.skywarden.signature.SessionShows.Ja3;
import io.skywarden.signature.SessionShows.QuicServerName;
import io.skywarden.signature.SessionShows.TlsCertificateName;
import io.skywarden.signature.SessionShows.TlsServerName;
import io.skywarden.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that signatures watch: those that are a hit all by themselves. A host that counts only together with a path is
 * none, since to block it would block more than the signature means.
 *
 * @param scopes what companions can say
 * @param leftOut what they cannot
 */
record WatchedNames(SortedSet<NameScope> scopes, List<LeftOut> leftOut) {

    static WatchedNames of(Collection<Signature> signatures) {
        SortedSet<NameScope> scopes = new TreeSet<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Signature signature : signatures) {
            if (signature.detection().steps().size() == 1 && signature.detection().count().isEmpty()) {
                for (NamePattern pattern : names(signature.detection().last().shows())) {
                    NameScope.of(pattern).ifPresentOrElse(scopes::add, () -> leftOut.add(new LeftOut(
                            "%s of %s".formatted(said(pattern), signature.id()), "only whole names and domains can be blocked")));
                }
            }
        }
        return new WatchedNames(scopes, leftOut.stream().distinct().toList());
    }

    private static List<NamePattern> names(Condition condition) {
        return switch (condition) {
            case Any(var parts) -> parts.stream().flatMap(part -> names(part).stream()).toList();
            case All(var parts) -> parts.size() == 1 ? names(parts.getFirst()) : List.of();
            case SessionShows leaf -> names(leaf);
            case PacketShows _ -> List.of();
        };
    }

    private static List<NamePattern> names(SessionShows leaf) {
        return switch (leaf) {
            case DnsQuery(var name) -> List.of(name);
            case TlsServerName(var name) -> List.of(name);
            case QuicServerName(var name) -> List.of(name);
            case HttpHost(var name) -> List.of(name);
            case TlsCertificateName(var under) -> List.of(new NamePattern.Under(under));
            case Ja3 _, HttpUri _, HttpUserAgent _ -> List.of();
        };
    }

    private static String said(NamePattern pattern) {
        return switch (pattern) {
            case NamePattern.Under(var domain) -> domain + " and below";
            case NamePattern.Exactly(var domain) -> domain.value();
            case NamePattern.Starting(var text, var under) -> text + "*" + under.map(domain -> "." + domain).orElse("");
            case NamePattern.LabelEnding(var text, var under) -> "*%s.%s".formatted(text, under);
            case NamePattern.Containing(var text) -> "*%s*".formatted(text);
        };
    }
}
