package io.skywarden.rules;

import io.skywarden.signature.Condition;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Source;
import io.skywarden.signature.State;
import io.skywarden.signature.Step;
import io.skywarden.signature.Tag;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The same signature with harmless text wherever it holds text: what it asks is of the same kind, in as many parts. */
public final class HarmlessTwin {

    private static final String WORD = "harmless";

    private HarmlessTwin() {}

    public static Signature of(Signature signature) {
        return new Signature(new SignatureId("T1"), WORD, signature.family(), signature.era(), signature.confidence(), state(signature.state()), WORD,
                signature.sources().stream().map(HarmlessTwin::source).toList(),
                new io.skywarden.signature.Detection(signature.detection().transport(),
                        signature.detection().steps().stream().map(HarmlessTwin::step).toList(), signature.detection().count()),
                new Expectations(signature.expectations().captures().stream().map(in ->
                        new Expectations.InCapture("0".repeat(64), WORD, in.atLeast(), in.innocent())).toList()),
                IntStream.range(0, signature.tags().size()).mapToObj(i -> new Tag("harmless-" + i)).toList());
    }

    private static State state(State state) {
        return state instanceof State.Retired ? new State.Retired(WORD) : state;
    }

    private static Source source(Source source) {
        return new Source(WORD, source.url().map(_ -> URI.create("https://harmless.example/")));
    }

    private static Step step(Step step) {
        return new Step(step.direction(), step.server(), condition(step.shows()));
    }

    private static Condition condition(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> new Condition.All(parts.stream().map(HarmlessTwin::condition).toList());
            case Condition.Any(List<Condition> parts) -> new Condition.Any(parts.stream().map(HarmlessTwin::condition).toList());
            case PacketShows.Bytes bytes -> new PacketShows.Bytes(pattern(bytes.pattern()), bytes.from(), bytes.to(), bytes.negated());
            case PacketShows.StunAttribute stun -> new PacketShows.StunAttribute(
                    stun.framing(), stun.type(), stun.minLength(), stun.maxLength(), stun.value().map(HarmlessTwin::pattern));
            case PacketShows numbers -> numbers;
            case SessionShows shows -> session(shows);
        };
    }

    /** As long, and as much of it fixed. */
    private static HexPattern pattern(HexPattern pattern) {
        return HexPattern.parse(pattern.toString().replaceAll("[0-9a-f]", "1"));
    }

    private static SessionShows session(SessionShows shows) {
        return switch (shows) {
            case SessionShows.DnsQuery(var name) -> new SessionShows.DnsQuery(name(name));
            case SessionShows.TlsServerName(var name) -> new SessionShows.TlsServerName(name(name));
            case SessionShows.QuicServerName(var name) -> new SessionShows.QuicServerName(name(name));
            case SessionShows.HttpHost(var name) -> new SessionShows.HttpHost(name(name));
            case SessionShows.TlsCertificateName(var under) -> new SessionShows.TlsCertificateName(domain(under));
            case SessionShows.Ja3 _ -> new SessionShows.Ja3("0".repeat(32));
            case SessionShows.HttpUri(var text) -> new SessionShows.HttpUri(new SessionShows.Text(WORD, text.atStart()));
            case SessionShows.HttpUserAgent(var text) -> new SessionShows.HttpUserAgent(new SessionShows.Text(WORD, text.atStart()));
        };
    }

    private static NamePattern name(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> new NamePattern.Under(domain(domain));
            case NamePattern.Exactly(var domain) -> new NamePattern.Exactly(domain(domain));
            case NamePattern.Starting(var text, var under) -> new NamePattern.Starting(letters(text), under.map(HarmlessTwin::domain));
            case NamePattern.LabelEnding(var text, var under) -> new NamePattern.LabelEnding(letters(text), domain(under));
            case NamePattern.Containing(var text) -> new NamePattern.Containing(letters(text));
        };
    }

    private static DomainName domain(DomainName domain) {
        return new DomainName(letters(domain.value()));
    }

    /** Labels as long as they were: engines count them. */
    private static String letters(String text) {
        return text.replaceAll("[^.]", "a");
    }
}
