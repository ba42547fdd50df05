package io.skywarden.proof;

import io.skywarden.capture.session.SessionFact;
import io.skywarden.capture.session.SessionFact.CertificateName;
import io.skywarden.capture.session.SessionFact.ClientHello;
import io.skywarden.capture.session.SessionFact.DnsQuestion;
import io.skywarden.capture.session.SessionFact.HttpRequest;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.SessionShows.DnsQuery;
import io.skywarden.signature.SessionShows.HttpHost;
import io.skywarden.signature.SessionShows.HttpUri;
import io.skywarden.signature.SessionShows.HttpUserAgent;
import io.skywarden.signature.SessionShows.Ja3;
import io.skywarden.signature.SessionShows.QuicServerName;
import io.skywarden.signature.SessionShows.TlsCertificateName;
import io.skywarden.signature.SessionShows.TlsServerName;
import java.util.List;

/** Whether one fact of a session shows all that the leaves ask for: the literal meaning of {@link SessionShows}. */
final class SessionMatch {

    private SessionMatch() {}

    static boolean all(List<SessionShows> leaves, SessionFact fact) {
        return leaves.stream().allMatch(leaf -> holds(leaf, fact));
    }

    private static boolean holds(SessionShows leaf, SessionFact fact) {
        return switch (leaf) {
            case DnsQuery(var name) -> fact instanceof DnsQuestion question && name.matches(question.name());
            case TlsServerName(var name) ->
                    fact instanceof ClientHello hello && hello.serverName().filter(name::matches).isPresent();
            case TlsCertificateName(var under) -> fact instanceof CertificateName certificate
                    && under.covers(withoutWildcard(certificate.commonName()));
            case Ja3(var hash) -> fact instanceof ClientHello hello && hello.ja3().equals(hash);
            case QuicServerName(var name) ->
                    fact instanceof SessionFact.QuicServerName quic && name.matches(quic.name());
            case HttpHost(var name) -> fact instanceof HttpRequest request && name.matches(request.host());
            case HttpUri(var text) -> fact instanceof HttpRequest request && text.matches(request.uri());
            case HttpUserAgent(var text) -> fact instanceof HttpRequest request && text.matches(request.userAgent());
        };
    }

    private static String withoutWildcard(String commonName) {
        return commonName.startsWith("*.") ? commonName.substring(2) : commonName;
    }
}
