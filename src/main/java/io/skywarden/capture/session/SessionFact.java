package io.skywarden.capture.session;

import java.util.Optional;

/** One thing a flow says about itself, and the packet by which it had been said. */
public sealed interface SessionFact {

    long packet();

    /** A question of a DNS request. */
    record DnsQuestion(long packet, String name) implements SessionFact {}

    /** A TLS ClientHello: its server name if it has one, and its JA3 hash (32 hexadecimal digits). */
    record ClientHello(long packet, Optional<String> serverName, String ja3) implements SessionFact {}

    /** The common name of the first certificate a TLS server sent in clear. */
    record CertificateName(long packet, String commonName) implements SessionFact {}

    /** The server name within a QUIC Initial packet. */
    record QuicServerName(long packet, String name) implements SessionFact {}

    /** An HTTP/1 request: host in lower case without port (empty if none), path and query, User-Agent (empty if none). */
    record HttpRequest(long packet, String host, String uri, String userAgent) implements SessionFact {}
}
