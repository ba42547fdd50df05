package io.skywarden.signature;

import java.util.regex.Pattern;

/** What a flow says about itself in the protocol it carries: names, fingerprints, requests. */
public sealed interface SessionShows extends Condition.Leaf {

    /** A question in a DNS message. */
    record DnsQuery(NamePattern name) implements SessionShows {}

    /** The server name in a TLS ClientHello (RFC 6066). */
    record TlsServerName(NamePattern name) implements SessionShows {}

    /** The common name of the certificate a TLS server sent in clear; a leading {@code *.} is passed over. */
    record TlsCertificateName(DomainName under) implements SessionShows {}

    /** The JA3 fingerprint of a TLS ClientHello: 32 hexadecimal digits. */
    record Ja3(String hash) implements SessionShows {

        private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

        public Ja3 {
            if (hash == null || !FORM.matcher(hash).matches()) {
                throw new MalformedSignature("ja3", "'%s' is not a JA3 hash: 32 of 0-9 and a-f".formatted(hash));
            }
        }
    }

    /** The server name in the ClientHello of a QUIC Initial packet (RFC 9001). */
    record QuicServerName(NamePattern name) implements SessionShows {}

    /** The host an HTTP request is for, without its port. */
    record HttpHost(NamePattern name) implements SessionShows {}

    /** Text within the path and query of an HTTP request; case matters. */
    record HttpUri(Text text) implements SessionShows {}

    /** Text within the User-Agent of an HTTP request; case matters. */
    record HttpUserAgent(Text text) implements SessionShows {}

    /** Printable ASCII to look for, anywhere or at the start only. */
    record Text(String value, boolean atStart) {

        private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,200}");

        public Text {
            if (value == null || !FORM.matcher(value).matches()) {
                throw new MalformedSignature("text", "a text is 1 to 200 printable ASCII characters");
            }
        }

        public boolean matches(String observed) {
            return atStart ? observed.startsWith(value) : observed.contains(value);
        }
    }
}
