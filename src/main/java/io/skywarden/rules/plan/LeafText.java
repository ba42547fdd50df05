package io.skywarden.rules.plan;

import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import java.util.Locale;

/** A leaf as canonical text. Written out by hand so that renaming a class cannot change what a rule means. */
final class LeafText {

    private LeafText() {}

    static String of(Leaf leaf) {
        String body = switch (leaf) {
            case PacketShows shows -> packet(shows);
            case SessionShows shows -> session(shows);
        };
        return "(" + Kind.of(leaf).word() + " " + body + ")";
    }

    private static String packet(PacketShows leaf) {
        return switch (leaf) {
            case PacketShows.Size(var min, var max) -> min + ".." + max;
            case PacketShows.SentAtMost(var bytes) -> Integer.toString(bytes);
            case PacketShows.Bytes b -> "%s%d..%d %s".formatted(b.negated() ? "not " : "", b.from(), b.to(), b.pattern());
            case PacketShows.ByteTest t -> "%d & %02x %s %02x".formatted(
                    t.at(), t.mask(), t.comparison().name().toLowerCase(Locale.ROOT), t.value());
            case PacketShows.PadGenerator(var at) -> Integer.toString(at);
            case PacketShows.Guid(var at) -> Integer.toString(at);
            case PacketShows.StunAttribute s -> "%s %04x %d..%d %s".formatted(
                    s.framing().name().toLowerCase(Locale.ROOT), s.type(), s.minLength(), s.maxLength(),
                    s.value().map(HexPattern::toString).orElse("-"));
        };
    }

    private static String session(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery(var name) -> name(name);
            case SessionShows.TlsServerName(var name) -> name(name);
            case SessionShows.QuicServerName(var name) -> name(name);
            case SessionShows.HttpHost(var name) -> name(name);
            case SessionShows.TlsCertificateName(var under) -> "under " + under;
            case SessionShows.Ja3(var hash) -> hash;
            case SessionShows.HttpUri(var text) -> text(text);
            case SessionShows.HttpUserAgent(var text) -> text(text);
        };
    }

    private static String name(NamePattern pattern) {
        return switch (pattern) {
            case NamePattern.Under(var domain) -> "under " + domain;
            case NamePattern.Exactly(var domain) -> "exactly " + domain;
            case NamePattern.Starting(var text, var under) -> "starting " + text + " under " + under.map(DomainName::value).orElse("-");
            case NamePattern.LabelEnding(var text, var under) -> "ending " + text + " under " + under;
            case NamePattern.Containing(var text) -> "containing " + text;
        };
    }

    /** The length keeps a text that holds a bracket from reading like the end of the leaf. */
    private static String text(SessionShows.Text text) {
        return "%s %d %s".formatted(text.atStart() ? "starting" : "containing", text.value().length(), text.value());
    }
}
