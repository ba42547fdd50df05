package io.skywarden.capture.recipe;

import io.skywarden.capture.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the payloads of one flow from items; remembers what a later one refers to. */
final class Payloads {

    private static final int TLS_1_2 = 0x0303;

    private final Protocol protocol;
    private final SeededBytes random;
    private int lastQueryId;

    Payloads(Protocol protocol, SeededBytes random) {
        this.protocol = protocol;
        this.random = random;
    }

    /** How long a payload of these items is; the same for every seed. */
    static int size(List<Item> items) {
        return new Payloads(Protocol.UDP, new SeededBytes("size")).of(items).length;
    }

    byte[] of(List<Item> items) {
        var payload = new ByteArrayOutputStream();
        for (Item item : items) {
            payload.writeBytes(of(item, payload));
        }
        return payload.toByteArray();
    }

    private byte[] of(Item item, ByteArrayOutputStream before) {
        return switch (item) {
            case Item.Literal(var bytes) -> bytes;
            case Item.Random(int size) -> random.next(size);
            case Item.Pad(int size) -> pad(size, before);
            case Item.DnsQuery(var name, int type) -> dnsQuery(name, type);
            case Item.DnsAnswer(var name) -> framed(DnsMessages.answer(lastQueryId, name, random.next(4)));
            case Item.ClientHello(var name) -> TlsMessages.record(TlsMessages.clientHello(name, random));
            case Item.Ja3Hello(var ja3, var name) -> TlsMessages.record(TlsMessages.clientHello(ja3, name, random));
            case Item.ServerCertificate(var name) -> TlsMessages.serverFlight(TLS_1_2, name, random);
            case Item.HttpRequest request -> request(request).getBytes(StandardCharsets.US_ASCII);
            case Item.HttpResponse _ ->
                "HTTP/1.1 200 OK\r\nServer: example\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case Item.QuicHello(var name) -> QuicMessages.clientInitial(name, random);
        };
    }

    private static byte[] pad(int size, ByteArrayOutputStream before) {
        byte[] pad = new byte[size];
        int last = before.size() == 0 ? 0 : before.toByteArray()[before.size() - 1];
        for (int i = 0; i < size; i++) {
            last = 0xcd * last + 0x71 & 0xff;
            pad[i] = (byte) last;
        }
        return pad;
    }

    private byte[] dnsQuery(String name, int type) {
        lastQueryId = random.nextInt() & 0xffff;
        return framed(DnsMessages.query(lastQueryId, name, type));
    }

    /** RFC 1035 section 4.2.2: over TCP a message has its length before it. */
    private byte[] framed(byte[] message) {
        return protocol == Protocol.TCP ? new Octets().sized16(out -> out.bytes(message)).toBytes() : message;
    }

    private static String request(Item.HttpRequest request) {
        return "%s %s HTTP/1.1\r\n".formatted(request.method(), request.uri())
                + header("Host", request.host())
                + header("User-Agent", request.userAgent())
                + "\r\n";
    }

    private static String header(String name, String value) {
        return value.isEmpty() ? "" : "%s: %s\r\n".formatted(name, value);
    }
}
