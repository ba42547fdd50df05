package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.SessionShows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a flow says about itself, in Suricata's sticky buffers. */
record SessionOptions(String protocol, List<Option> options) {

    private static final String TO_SERVER = "established,to_server";

    static SessionOptions of(List<Leaf> leaves) {
        List<SessionShows> shows = leaves.stream().map(SessionShows.class::cast).toList();
        if (shows.size() > 1 && !shows.stream().allMatch(leaf -> protocol(leaf).equals("http"))) {
            throw new Unsayable("several names or fingerprints in one rule: only the parts of an HTTP request can be asked together");
        }
        List<Option> options = new ArrayList<>();
        needed(shows.getFirst()).ifPresent(feature -> options.add(Option.of("requires", "feature " + feature)));
        flow(shows.getFirst()).ifPresent(flow -> options.add(Option.of("flow", flow)));
        buffers(shows).forEach((buffer, contents) -> {
            options.addAll(buffer);
            options.addAll(contents);
        });
        return new SessionOptions(protocol(shows.getFirst()), List.copyOf(options));
    }

    /** A sticky buffer is opened once for all that is asked of it; the engine warns otherwise. */
    private static Map<List<Option>, List<Option>> buffers(List<SessionShows> shows) {
        Map<List<Option>, List<Option>> buffers = new LinkedHashMap<>();
        for (SessionShows leaf : shows) {
            BufferMatch match = match(leaf);
            buffers.computeIfAbsent(match.buffer(), _ -> new ArrayList<>()).addAll(match.contents());
        }
        return buffers;
    }

    private static String protocol(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery _ -> "dns";
            case SessionShows.TlsServerName _, SessionShows.TlsCertificateName _, SessionShows.Ja3 _ -> "tls";
            case SessionShows.QuicServerName _ -> "quic";
            case SessionShows.HttpHost _, SessionShows.HttpUri _, SessionShows.HttpUserAgent _ -> "http";
        };
    }

    /** What a sensor may lack: with JA3 switched off it skips the rule, and would otherwise refuse all rules of the file. */
    private static Optional<String> needed(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.Ja3 _ -> Optional.of("ja3");
            case SessionShows.DnsQuery _, SessionShows.TlsServerName _, SessionShows.TlsCertificateName _, SessionShows.QuicServerName _,
                    SessionShows.HttpHost _, SessionShows.HttpUri _, SessionShows.HttpUserAgent _ -> Optional.empty();
        };
    }

    private static Optional<String> flow(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery _ -> Optional.empty();
            case SessionShows.QuicServerName _ -> Optional.of("to_server");
            case SessionShows.TlsCertificateName _ -> Optional.of("established,to_client");
            case SessionShows.TlsServerName _, SessionShows.Ja3 _ -> Optional.of(TO_SERVER);
            case SessionShows.HttpHost _, SessionShows.HttpUri _, SessionShows.HttpUserAgent _ -> Optional.of(TO_SERVER);
        };
    }

    private static BufferMatch match(SessionShows leaf) {
        return switch (leaf) {
            case SessionShows.DnsQuery(var name) -> NameOptions.anyCase("dns.query", name);
            case SessionShows.TlsServerName(var name) -> NameOptions.anyCase("tls.sni", name);
            case SessionShows.QuicServerName(var name) -> NameOptions.anyCase("quic.sni", name);
            case SessionShows.HttpHost(var name) -> NameOptions.lowerCase("http.host", name);
            case SessionShows.TlsCertificateName(var under) -> certificate(under);
            case SessionShows.Ja3(var hash) -> BufferMatch.of("ja3.hash", Option.of("content", RuleText.content(hash)));
            case SessionShows.HttpUri(var text) -> text("http.uri", text);
            case SessionShows.HttpUserAgent(var text) -> text("http.user_agent", text);
        };
    }

    private static BufferMatch text(String buffer, SessionShows.Text text) {
        Option content = Option.of("content", RuleText.content(text.value()));
        return text.atStart() ? BufferMatch.of(buffer, content, Option.of("startswith")) : BufferMatch.of(buffer, content);
    }

    /** The buffer is the whole subject, {@code C=US, O=Example, CN=*.skype.com}; the content is for the prefilter. */
    private static BufferMatch certificate(DomainName under) {
        String commonName = "\"/(?:^|, )CN=(?:\\*\\.)?(?:[^,]*\\.)?%s(?:,|\\z)/i\"".formatted(RuleText.pcre(under.value()));
        return BufferMatch.of("tls.cert_subject",
                Option.of("content", RuleText.content(under.value())), Option.of("nocase"), Option.of("pcre", commonName));
    }
}
