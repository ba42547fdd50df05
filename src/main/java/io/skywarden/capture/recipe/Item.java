package io.skywarden.capture.recipe;

import java.util.Optional;

/** A part of a payload. */
public sealed interface Item {

    /** These bytes; never changed by anyone. */
    record Literal(byte[] bytes) implements Item {}

    /** So many pseudo-random bytes. */
    record Random(int size) implements Item {}

    /** So many bytes continuing late Skype TCP's pad generator from the byte before. */
    record Pad(int size) implements Item {}

    /** A DNS request; {@code type} is a number of the IANA registry. */
    record DnsQuery(String name, int type) implements Item {}

    /** A DNS response with one address, to the flow's last request. */
    record DnsAnswer(String name) implements Item {}

    /** A TLS 1.2 ClientHello as a record, with or without a server name. */
    record ClientHello(Optional<String> serverName) implements Item {}

    /** A ClientHello with exactly this JA3 string. */
    record Ja3Hello(Ja3Text ja3, Optional<String> serverName) implements Item {}

    /** The clear flight of a TLS 1.2 server whose certificate has this common name. */
    record ServerCertificate(String commonName) implements Item {}

    /** An HTTP/1.1 request; an empty host or user agent leaves the header out. */
    record HttpRequest(String method, String uri, String host, String userAgent) implements Item {}

    /** An HTTP/1.1 response without a body. */
    record HttpResponse() implements Item {}

    /** A QUIC version 1 client Initial with this server name. */
    record QuicHello(String serverName) implements Item {}
}
