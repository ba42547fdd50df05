package io.skywarden.capture.trace;

import io.skywarden.capture.session.SessionFact;
import io.skywarden.capture.session.SessionFact.CertificateName;
import io.skywarden.capture.session.SessionFact.ClientHello;
import io.skywarden.capture.session.SessionFact.DnsQuestion;
import io.skywarden.capture.session.SessionFact.HttpRequest;
import io.skywarden.capture.session.SessionFact.QuicServerName;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Facts as bytes: flow, packet, kind, and each text with its length before it. */
final class FactCode {

    private static final int DNS = 1;
    private static final int HELLO = 2;
    private static final int NAMELESS_HELLO = 3;
    private static final int CERTIFICATE = 4;
    private static final int QUIC = 5;
    private static final int HTTP = 6;

    /** A fact and the number of its flow. */
    record Told(int flow, SessionFact fact) {}

    private FactCode() {}

    static byte[] bytes(int flow, SessionFact fact) {
        return switch (fact) {
            case DnsQuestion(long packet, String name) -> bytes(flow, packet, DNS, List.of(name));
            case ClientHello(long packet, Optional<String> name, String ja3) -> name
                    .map(known -> bytes(flow, packet, HELLO, List.of(known, ja3)))
                    .orElseGet(() -> bytes(flow, packet, NAMELESS_HELLO, List.of(ja3)));
            case CertificateName(long packet, String name) -> bytes(flow, packet, CERTIFICATE, List.of(name));
            case QuicServerName(long packet, String name) -> bytes(flow, packet, QUIC, List.of(name));
            case HttpRequest(long packet, String host, String uri, String agent) ->
                    bytes(flow, packet, HTTP, List.of(host, uri, agent));
        };
    }

    private static byte[] bytes(int flow, long packet, int kind, List<String> texts) {
        List<byte[]> encoded = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        int size = 13 + encoded.stream().mapToInt(text -> 4 + text.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(Section.ORDER).putInt(flow).putLong(packet).put((byte) kind);
        encoded.forEach(text -> out.putInt(text.length).put(text));
        return out.array();
    }

    static Told read(ByteBuffer in) {
        try {
            int flow = in.getInt();
            long packet = in.getLong();
            int kind = in.get();
            return new Told(flow, switch (kind) {
                case DNS -> new DnsQuestion(packet, text(in));
                case HELLO -> new ClientHello(packet, Optional.of(text(in)), text(in));
                case NAMELESS_HELLO -> new ClientHello(packet, Optional.empty(), text(in));
                case CERTIFICATE -> new CertificateName(packet, text(in));
                case QUIC -> new QuicServerName(packet, text(in));
                case HTTP -> new HttpRequest(packet, text(in), text(in), text(in));
                default -> throw new TraceDamaged("holds a fact of kind %d".formatted(kind));
            });
        } catch (BufferUnderflowException | IndexOutOfBoundsException short_) {
            throw new TraceDamaged("ends within a fact");
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
