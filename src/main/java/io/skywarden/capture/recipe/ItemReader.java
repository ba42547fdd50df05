package io.skywarden.capture.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the items of a payload line. */
final class ItemReader {

    /** Bounded so that a slip of the pen makes no giant. */
    private static final int MAX_SIZE = 60_000;

    private static final Map<String, Integer> DNS_TYPES = Map.of(
            "A", 1, "NS", 2, "CNAME", 5, "SOA", 6, "PTR", 12, "MX", 15, "TXT", 16, "AAAA", 28, "SRV", 33, "HTTPS", 65);

    private ItemReader() {}

    static List<Item> items(Words words) {
        List<Item> items = new ArrayList<>();
        long size = 0;
        do {
            Item item = item(words);
            size += size(item);
            if (size > MAX_SIZE) {
                throw new Complaint("a payload has at most %d bytes", MAX_SIZE);
            }
            items.add(item);
        } while (words.skip(";"));
        return items;
    }

    private static int size(Item item) {
        return switch (item) {
            case Item.Random(int size) -> size;
            case Item.Pad(int size) -> size;
            case Item.Literal _, Item.DnsQuery _, Item.DnsAnswer _, Item.ClientHello _, Item.Ja3Hello _, Item.ServerCertificate _,
                    Item.HttpRequest _, Item.HttpResponse _, Item.QuicHello _ -> Payloads.size(List.of(item));
        };
    }

    private static Item item(Words words) {
        String kind = words.need("an item (hex, text, random, dns-query, ...)");
        return switch (kind) {
            case "hex" -> new Item.Literal(hex(words));
            case "text" -> new Item.Literal(ascii(words.needQuoted("the text")));
            case "random" -> new Item.Random(words.number("the number of bytes", 1, MAX_SIZE));
            case "zero" -> new Item.Literal(new byte[words.number("the number of bytes", 1, MAX_SIZE)]);
            case "pad" -> new Item.Pad(words.number("the number of bytes", 1, MAX_SIZE));
            case "dns-query" -> new Item.DnsQuery(name(words.need("the name")), dnsType(words.more()));
            case "dns-answer" -> new Item.DnsAnswer(name(words.need("the name")));
            case "client-hello" -> new Item.ClientHello(Optional.of(name(words.need("the server name"))));
            case "client-hello-without-name" -> new Item.ClientHello(Optional.empty());
            case "client-hello-ja3" -> ja3(words);
            case "server-certificate" -> new Item.ServerCertificate(commonName(words.need("the common name")));
            case "http-request" -> httpRequest(words);
            case "http-response" -> new Item.HttpResponse();
            case "quic-hello" -> new Item.QuicHello(name(words.need("the server name")));
            default -> throw new Complaint("'%s' is no item: one of hex, text, random, zero, pad, dns-query, dns-answer, "
                    + "client-hello, client-hello-without-name, client-hello-ja3, server-certificate, http-request, "
                    + "http-response, quic-hello", kind);
        };
    }

    private static byte[] hex(Words words) {
        var digits = new StringBuilder(words.need("a byte in hexadecimal"));
        for (var more = words.more(); more.isPresent(); more = words.more()) {
            digits.append(more.get());
        }
        if (!digits.toString().matches("([0-9a-fA-F]{2})+")) {
            throw new Complaint("hex is pairs of hexadecimal digits, not '%s'", digits);
        }
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        if (text.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new Complaint("a text is ASCII and not empty: write other bytes as hex");
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 1035 section 2.3.4: 63 bytes a label, 255 a name. */
    private static String name(String text) {
        if (!text.matches("(?=.{1,253}$)[!-~&&[^.]]{1,63}(\\.[!-~&&[^.]]{1,63})*")) {
            throw new Complaint("'%s' is no name: labels of 1 to 63 characters joined by dots", text);
        }
        return text;
    }

    private static String commonName(String text) {
        if (!text.matches("[ -~]{1,64}")) {
            throw new Complaint("'%s' is no common name: 1 to 64 ASCII characters", text);
        }
        return text;
    }

    private static int dnsType(Optional<String> word) {
        String type = word.orElse("A");
        Integer number = DNS_TYPES.get(type);
        if (number == null) {
            throw new Complaint("'%s' is no DNS type: one of %s", type, DNS_TYPES.keySet().stream().sorted().toList());
        }
        return number;
    }

    private static Item ja3(Words words) {
        Ja3Text ja3 = Ja3Text.parse(words.need("the JA3 string"));
        Optional<String> serverName = words.more().map(ItemReader::name);
        ja3.checkServerName(serverName.isPresent());
        return new Item.Ja3Hello(ja3, serverName);
    }

    private static Item httpRequest(Words words) {
        String method = words.needQuoted("the method");
        String uri = words.needQuoted("the URI");
        String host = words.needQuoted("the host");
        String agent = words.needQuoted("the user agent");
        for (String part : List.of(method, uri, host, agent)) {
            if (!part.matches("[ -~]*")) {
                throw new Complaint("a part of an HTTP request is printable ASCII: '%s'", part);
            }
        }
        if (method.isEmpty() || uri.isEmpty() || (method + uri).contains(" ")) {
            throw new Complaint("method and URI of an HTTP request are not empty and without blanks");
        }
        return new Item.HttpRequest(method, uri, host, agent);
    }
}
