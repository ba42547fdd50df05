package io.skywarden.proof;

import io.skywarden.capture.session.SessionFact;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.Condition;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All signatures of sessions made ready together. An alternative that asks for a name at or below a domain, or for a
 * fingerprint, is filed under it, so that a fact is held against those only that could mean it. Whether one does is said by
 * {@link SessionMatch}.
 */
final class SessionSignatures {

    private record Alternative(int signature, List<SessionShows> leaves) {}

    private final List<SignatureId> ids;
    private final Map<String, List<Alternative>> filed = new HashMap<>();
    private final List<Alternative> others = new ArrayList<>();

    SessionSignatures(List<Signature> signatures) {
        ids = signatures.stream().map(Signature::id).toList();
        for (int i = 0; i < signatures.size(); i++) {
            for (List<Condition.Leaf> leaves : Alternatives.of(signatures.get(i).detection().last().shows())) {
                file(new Alternative(i, leaves.stream().map(SessionShows.class::cast).toList()));
            }
        }
    }

    private void file(Alternative alternative) {
        alternative.leaves().stream().flatMap(leaf -> key(leaf).stream()).findFirst().ifPresentOrElse(
                key -> filed.computeIfAbsent(key, _ -> new ArrayList<>()).add(alternative), () -> others.add(alternative));
    }

    /** Something that a name or fingerprint must have for the leaf to hold; nothing when there is no such thing. */
    private static Optional<String> key(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery(var name) -> domain(name);
            case SessionShows.TlsServerName(var name) -> domain(name);
            case SessionShows.TlsCertificateName(var under) -> Optional.of(under.value());
            case SessionShows.Ja3(var hash) -> Optional.of(hash);
            case SessionShows.QuicServerName(var name) -> domain(name);
            case SessionShows.HttpHost(var name) -> domain(name);
            case SessionShows.HttpUri _, SessionShows.HttpUserAgent _ -> Optional.empty();
        };
    }

    private static Optional<String> domain(NamePattern pattern) {
        return switch (pattern) {
            case NamePattern.Under(var domain) -> Optional.of(domain.value());
            case NamePattern.Exactly(var domain) -> Optional.of(domain.value());
            case NamePattern.Starting(var _, var under) -> under.map(DomainName::value);
            case NamePattern.LabelEnding(var _, var under) -> Optional.of(under.value());
            case NamePattern.Containing _ -> Optional.empty();
        };
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    SignatureId id(int signature) {
        return ids.get(signature);
    }

    /** The signatures that this fact shows, in their order. */
    Iterable<Integer> shownBy(SessionFact fact) {
        TreeSet<Integer> shown = new TreeSet<>();
        hold(others, fact, shown);
        switch (fact) {
            case SessionFact.DnsQuestion(var _, var name) -> named(name, fact, shown);
            case SessionFact.QuicServerName(var _, var name) -> named(name, fact, shown);
            case SessionFact.CertificateName(var _, var name) -> named(name, fact, shown);
            case SessionFact.HttpRequest request -> named(request.host(), fact, shown);
            case SessionFact.ClientHello hello -> {
                hello.serverName().ifPresent(name -> named(name, fact, shown));
                hold(filed.getOrDefault(hello.ja3(), List.of()), fact, shown);
            }
        }
        return shown;
    }

    /** The name itself, and what is left of it behind each dot. */
    private void named(String observed, SessionFact fact, TreeSet<Integer> shown) {
        String name = DomainName.normalised(observed);
        int dot = -1;
        do {
            hold(filed.getOrDefault(name.substring(dot + 1), List.of()), fact, shown);
            dot = name.indexOf('.', dot + 1);
        } while (dot >= 0);
    }

    private static void hold(List<Alternative> alternatives, SessionFact fact, TreeSet<Integer> shown) {
        for (Alternative alternative : alternatives) {
            if (!shown.contains(alternative.signature()) && SessionMatch.all(alternative.leaves(), fact)) {
                shown.add(alternative.signature());
            }
        }
    }
}
