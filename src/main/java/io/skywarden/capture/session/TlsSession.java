package io.skywarden.capture.session;

import java.util.ArrayList;
import java.util.List;

/** The clear part of a TLS handshake: what the client said hello with, and the certificate of TLS up to 1.2. */
final class TlsSession {

    private static final int HANDSHAKE = 22;
    private static final int HTTPS = 443;

    private TlsSession() {}

    /**
     * By the first bytes of either side: a handshake record, or a ClientHello in the form of SSL 2 (RFC 5246 appendix
     * E.2). Suricata gives up TLS when the server speaks first.
     */
    static boolean recognises(Stretch client, Stretch server) {
        return client.spokeFirst() && beginsAsTls(client, server);
    }

    /** As {@link #recognises}, for streams that something else went before. */
    static boolean beginsAsTls(Stretch client, Stretch server) {
        Cursor first = client.cursor();
        return isHandshake(first) || isSsl2Hello(first)
                || client.serverPort() == HTTPS && first.peek(0) == 0x80
                || isHandshake(server.cursor());
    }

    private static boolean isHandshake(Cursor stream) {
        return stream.peek(0) == HANDSHAKE && stream.peek(1) == 3 && stream.peek(2) >= 0 && stream.peek(2) <= 3;
    }

    private static boolean isSsl2Hello(Cursor stream) {
        boolean ssl3 = stream.peek(3) == 3 && stream.peek(4) >= 0 && stream.peek(4) <= 3;
        boolean ssl2 = stream.peek(3) == 0 && stream.peek(4) == 2;
        return stream.peek(2) == 1 && (ssl3 || ssl2);
    }

    static List<SessionFact> facts(Stretch client, Stretch server) {
        List<SessionFact> facts = new ArrayList<>();
        TlsMessage.first(client, TlsMessage.CLIENT_HELLO).ifPresent(hello -> ClientHellos.read(hello.body())
                .ifPresent(read -> facts.add(
                        new SessionFact.ClientHello(client.packetOf(hello.end()), read.serverName(), read.ja3()))));
        TlsMessage.first(server, TlsMessage.CERTIFICATE).ifPresent(message -> Certificates.commonName(message.body())
                .ifPresent(name -> facts.add(new SessionFact.CertificateName(server.packetOf(message.end()), name))));
        return facts;
    }
}
