package io.skywarden.rules.plain;

import io.skywarden.rules.plan.Kind;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One leaf: its kind, in the word that {@code conditions} uses, and its fields. */
final class PlainLeaf {

    private PlainLeaf() {}

    static Map<String, Object> of(Leaf leaf) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", Kind.of(leaf).word());
        map.putAll(switch (leaf) {
            case PacketShows shows -> packet(shows);
            case SessionShows shows -> session(shows);
        });
        return map;
    }

    private static Map<String, Object> packet(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size(var min, var max) -> Map.of("min", min, "max", max);
            case PacketShows.SentAtMost(var bytes) -> Map.of("bytes", bytes);
            case PacketShows.Bytes b -> {
                Map<String, Object> map = new LinkedHashMap<>(pattern(b.pattern()));
                map.putAll(Map.of("from", b.from(), "to", b.to(), "fixed", b.isFixed(), "negated", b.negated()));
                yield map;
            }
            case PacketShows.ByteTest t -> Map.of("at", t.at(), "mask", t.mask(), "value", t.value(),
                    "comparison", word(t.comparison()), "regex", ByteSet.passing(t).regex());
            case PacketShows.PadGenerator(var at) -> Map.of("at", at, "factor", 0xCD, "addend", 0x71);
            case PacketShows.Guid(var at) -> Map.of("at", at);
            case PacketShows.StunAttribute s -> stun(s);
        };
    }

    private static Map<String, Object> stun(PacketShows.StunAttribute s) {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("framing", word(s.framing()), "header", s.framing().headerBytes(),
                "type", s.type(), "minLength", s.minLength(), "maxLength", s.maxLength()));
        s.value().ifPresent(value -> map.put("value", pattern(value)));
        return map;
    }

    private static Map<String, Object> pattern(HexPattern pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            regex.append(ByteSet.under(pattern.mask(i), pattern.value(i)).regex());
        }
        return Map.of("hex", pattern.toString(), "regex", regex.toString(), "length", pattern.length(), "exact", pattern.isExact());
    }

    private static Map<String, Object> session(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery(var name) -> Map.of("name", PlainName.of(name));
            case SessionShows.TlsServerName(var name) -> Map.of("name", PlainName.of(name));
            case SessionShows.QuicServerName(var name) -> Map.of("name", PlainName.of(name));
            case SessionShows.HttpHost(var name) -> Map.of("name", PlainName.of(name));
            case SessionShows.TlsCertificateName(var under) -> Map.of("under", SafeText.of(under.value()));
            case SessionShows.Ja3(var hash) -> Map.of("hash", hash);
            case SessionShows.HttpUri(var text) -> Map.of("text", SafeText.of(text.value()), "atStart", text.atStart());
            case SessionShows.HttpUserAgent(var text) -> Map.of("text", SafeText.of(text.value()), "atStart", text.atStart());
        };
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
