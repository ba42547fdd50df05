package io.skywarden.rules.plan;

import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.Count;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of condition an engine may or may not be able to say; the words are those of the YAML form. */
public enum Kind {
    SIZE,
    SENT_AT_MOST,
    BYTES,
    TEST,
    PAD,
    GUID,
    STUN,
    DNS_QUERY,
    TLS_SERVER_NAME,
    TLS_CERTIFICATE,
    JA3,
    QUIC_SERVER_NAME,
    HTTP_HOST,
    HTTP_URI,
    HTTP_USER_AGENT,
    STEPS,
    FLOWS_PER_SOURCE,
    PACKETS_PER_PAIR;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Every kind that an engine needs to say this part. */
    public static Stream<Kind> neededBy(Part part) {
        boolean sequence = part.signature().detection().steps().size() > 1;
        return Stream.of(
                        part.leaves().stream().map(Kind::of),
                        sequence ? Stream.of(STEPS) : Stream.<Kind>empty(),
                        part.count().map(Count::scope).map(Kind::of).stream())
                .flatMap(kinds -> kinds)
                .distinct();
    }

    public static Kind of(Leaf leaf) {
        return switch (leaf) {
            case PacketShows.Size _ -> SIZE;
            case PacketShows.SentAtMost _ -> SENT_AT_MOST;
            case PacketShows.Bytes _ -> BYTES;
            case PacketShows.ByteTest _ -> TEST;
            case PacketShows.PadGenerator _ -> PAD;
            case PacketShows.Guid _ -> GUID;
            case PacketShows.StunAttribute _ -> STUN;
            case SessionShows.DnsQuery _ -> DNS_QUERY;
            case SessionShows.TlsServerName _ -> TLS_SERVER_NAME;
            case SessionShows.TlsCertificateName _ -> TLS_CERTIFICATE;
            case SessionShows.Ja3 _ -> JA3;
            case SessionShows.QuicServerName _ -> QUIC_SERVER_NAME;
            case SessionShows.HttpHost _ -> HTTP_HOST;
            case SessionShows.HttpUri _ -> HTTP_URI;
            case SessionShows.HttpUserAgent _ -> HTTP_USER_AGENT;
        };
    }

    private static Kind of(Count.Scope scope) {
        return switch (scope) {
            case FLOWS_PER_SOURCE -> FLOWS_PER_SOURCE;
            case PACKETS_PER_PAIR -> PACKETS_PER_PAIR;
        };
    }
}
