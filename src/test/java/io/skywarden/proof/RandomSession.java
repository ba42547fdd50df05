package io.skywarden.proof;

import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Signatures of names, fingerprints and requests, and the words that play them. */
final class RandomSession {

    private static final List<String> DOMAINS = List.of("skype.com", "lync.example", "teams.lync.example");
    private static final List<String> FRAGMENTS = List.of("a", "lync", "-teams", "skype", "x.sk");
    private static final List<String> NAMES = List.of("skype.com", "ui.skype.com", "notskype.com", "skype.com.evil.example",
            "Ui.SKYPE.com", "a.b.skype.com", "eu-teams.lync.example", "teams.lync.example", "lync.example", "lyncdiscover.example",
            "eu-teams.a.lync.example", "skype.co", "a-skype.com", "x.skype.comm", "lync", "lync.skype.com");
    private static final List<String> FINGERPRINTS = List.of("771,4865-4866,0-10-11,29-23,0", "771,4865-4867,0-10-11,29-23,0",
            "771,49195-49199,0-10-11-35,23-24,0");
    private static final List<String> URIS = List.of("/", "/ui/1", "/getversion?ver=1", "/Getversion?ver=1", "/a/ui/", "/ui");
    private static final List<String> AGENTS = List.of("Skype", "skype", "Mozilla/5.0 Skype; (x|y)", "UCCAPI/1", "Skype ");

    private final Random random;

    RandomSession(Random random) {
        this.random = random;
    }

    Detection detection() {
        return switch (random.nextInt(6)) {
            case 0 -> of(Transport.UDP, new SessionShows.DnsQuery(name()));
            case 1 -> of(Transport.TCP, new SessionShows.TlsServerName(name()));
            case 2 -> of(Transport.TCP, new SessionShows.TlsCertificateName(domain()));
            case 3 -> of(Transport.TCP, new SessionShows.Ja3(md5(one(FINGERPRINTS))));
            case 4 -> of(Transport.UDP, new SessionShows.QuicServerName(name()));
            default -> of(Transport.TCP, http());
        };
    }

    private static Detection of(Transport transport, Condition shows) {
        return new Detection(transport, List.of(new Step(Direction.EITHER, ServerSide.ANY, shows)), Optional.empty());
    }

    private Condition http() {
        return switch (random.nextInt(4)) {
            case 0 -> new SessionShows.HttpHost(name());
            case 1 -> uri();
            case 2 -> agent();
            default -> new All(List.of(uri(), new Any(List.of(agent(), new SessionShows.HttpHost(name())))));
        };
    }

    private Condition uri() {
        return new SessionShows.HttpUri(new SessionShows.Text(one(List.of("/ui", "ver=", "/get", "/ui/1")), random.nextBoolean()));
    }

    private Condition agent() {
        return new SessionShows.HttpUserAgent(new SessionShows.Text(one(List.of("Skype", "; (x|", "UCC")), random.nextBoolean()));
    }

    private NamePattern name() {
        return switch (random.nextInt(5)) {
            case 0 -> new NamePattern.Under(domain());
            case 1 -> new NamePattern.Exactly(domain());
            case 2 -> new NamePattern.Starting(one(FRAGMENTS), random.nextBoolean() ? Optional.of(domain()) : Optional.empty());
            case 3 -> new NamePattern.LabelEnding(one(FRAGMENTS), domain());
            default -> new NamePattern.Containing(one(FRAGMENTS));
        };
    }

    private DomainName domain() {
        return new DomainName(one(DOMAINS));
    }

    /** The lines of a flow that says something of the kind the leaf is about; whether it is what the leaf asks for is left to chance. */
    List<String> lines(SessionShows about) {
        return switch (about) {
            case SessionShows.DnsQuery _ -> List.of("> dns-query " + one(NAMES), "< dns-answer " + one(NAMES));
            case SessionShows.TlsServerName _ -> List.of("> client-hello " + one(NAMES));
            case SessionShows.TlsCertificateName _ ->
                    List.of("> client-hello " + one(NAMES), "< server-certificate " + (random.nextInt(3) == 0 ? "*." : "") + one(NAMES));
            case SessionShows.Ja3 _ -> List.of("> client-hello-ja3 " + one(FINGERPRINTS) + " " + one(NAMES));
            case SessionShows.QuicServerName _ -> List.of("> quic-hello " + one(NAMES));
            case SessionShows.HttpHost _, SessionShows.HttpUri _, SessionShows.HttpUserAgent _ -> List.of(
                    "> http-request \"GET\" \"%s\" \"%s\" \"%s\"".formatted(one(URIS), one(NAMES), one(AGENTS)), "< http-response");
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has MD5", absent);
        }
    }
}
