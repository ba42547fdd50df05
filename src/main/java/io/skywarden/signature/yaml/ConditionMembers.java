package io.skywarden.signature.yaml;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.SessionShows;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A condition as members of the YAML form: the way back from {@link ConditionReader} and {@link NameReader}. */
final class ConditionMembers {

    /** Fewer characters may be binary bytes that look like letters by chance. */
    private static final int SHORTEST_TEXT = 4;

    private ConditionMembers() {}

    /** What stands behind {@code shows}: a list, all of which must hold. */
    static List<Object> shows(Condition condition) {
        return switch (condition) {
            case All(var parts) -> parts.stream().map(ConditionMembers::entry).toList();
            case Any any -> List.of(entry(any));
            case Leaf leaf -> List.of(entry(leaf));
        };
    }

    /** One entry of a list: conditions that hold together are a list within it. */
    private static Object entry(Condition condition) {
        return switch (condition) {
            case All all -> shows(all);
            case Any(var parts) -> Map.of("any", parts.stream().map(ConditionMembers::entry).toList());
            case PacketShows leaf -> packet(leaf);
            case SessionShows leaf -> session(leaf);
        };
    }

    private static Map<String, Object> packet(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size(int min, int max) -> Map.of("size", SignatureMembers.range(min, max));
            case PacketShows.SentAtMost(int bytes) -> Map.of("sent-at-most", bytes);
            case Bytes bytes -> Map.of(bytes.negated() ? "no-bytes" : "bytes", bytes(bytes));
            case ByteTest test -> Map.of("test", test(test));
            case PacketShows.PadGenerator(int at) -> Map.of("pad", at);
            case PacketShows.Guid(int at) -> Map.of("guid", at);
            case StunAttribute stun -> Map.of("stun", stun(stun));
        };
    }

    private static Map<String, Object> session(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery(var name) -> Map.of("dns-query", name(name));
            case SessionShows.TlsServerName(var name) -> Map.of("tls-server-name", name(name));
            case SessionShows.TlsCertificateName(var under) -> Map.of("tls-certificate", Map.of("under", under.value()));
            case SessionShows.Ja3(var hash) -> Map.of("ja3", hash);
            case SessionShows.QuicServerName(var name) -> Map.of("quic-server-name", name(name));
            case SessionShows.HttpHost(var name) -> Map.of("http-host", name(name));
            case SessionShows.HttpUri(var text) -> Map.of("http-uri", text(text));
            case SessionShows.HttpUserAgent(var text) -> Map.of("http-user-agent", text(text));
        };
    }

    private static SortedMap<String, Object> bytes(Bytes bytes) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put(bytes.isFixed() ? "at" : "from", bytes.from());
        if (!bytes.isFixed() && bytes.to() != PacketShows.LONGEST_PAYLOAD) {
            members.put("to", bytes.to());
        }
        HexPattern pattern = bytes.pattern();
        if (isText(pattern)) {
            members.put("text", ascii(pattern));
        } else {
            members.put("hex", pattern.toString());
        }
        return members;
    }

    private static boolean isText(HexPattern pattern) {
        return pattern.length() >= SHORTEST_TEXT && pattern.isExact() && ascii(pattern).matches("[ -~]+");
    }

    private static String ascii(HexPattern pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            text.append((char) pattern.value(i));
        }
        return text.toString();
    }

    private static SortedMap<String, Object> test(ByteTest test) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("at", test.at());
        if (test.mask() != 0xff) {
            members.put("mask", "%02x".formatted(test.mask()));
        }
        members.put(word(test.comparison()), "%02x".formatted(test.value()));
        return members;
    }

    private static String word(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "equals";
            case UNEQUAL -> "differs";
            case LESS -> "less";
            case GREATER -> "greater";
        };
    }

    private static SortedMap<String, Object> stun(StunAttribute stun) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("type", "%04x".formatted(stun.type()));
        members.put("length", SignatureMembers.range(stun.minLength(), stun.maxLength()));
        stun.value().ifPresent(value -> members.put("value", value.toString()));
        if (stun.framing() != Framing.DATAGRAM) {
            members.put("framing", Field.word(stun.framing()));
        }
        return members;
    }

    private static SortedMap<String, Object> name(NamePattern name) {
        SortedMap<String, Object> members = new TreeMap<>();
        switch (name) {
            case NamePattern.Under(DomainName domain) -> members.put("under", domain.value());
            case NamePattern.Exactly(DomainName domain) -> members.put("exactly", domain.value());
            case NamePattern.Containing(String text) -> members.put("containing", text);
            case NamePattern.Starting(String text, var under) -> {
                members.put("starting", text);
                under.ifPresent(domain -> members.put("under", domain.value()));
            }
            case NamePattern.LabelEnding(String text, DomainName under) -> {
                members.put("ending", text);
                members.put("under", under.value());
            }
        }
        return members;
    }

    private static Map<String, Object> text(SessionShows.Text text) {
        return Map.of(text.atStart() ? "starting" : "containing", text.value());
    }
}
