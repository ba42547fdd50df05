package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows;
import java.util.ArrayList;
import java.util.List;

/** What an HTTP request says. Snort 3 opens a buffer for one field; Snort 2.9 has one for all fields, whose lines begin with their names. */
final class HttpOptions {

    private static final Side ANYONE = new Side("any", "any");
    private static final String PORT = "(?:\\x3a[0-9]*)?";
    /** Bytes of one line of a request's head. */
    private static final String SOME = "[^\\r\\n]*";

    private HttpOptions() {}

    static RuleBody of(List<SessionShows> shows, Syntax syntax) {
        List<Option> options = new ArrayList<>(List.of(Option.of("flow", "established,to_server")));
        shows.forEach(leaf -> options.addAll(switch (leaf) {
            case SessionShows.HttpHost(var name) -> host(name, syntax);
            case SessionShows.HttpUri(var text) -> uri(text, syntax);
            case SessionShows.HttpUserAgent(var text) -> userAgent(text, syntax);
            case SessionShows.DnsQuery _, SessionShows.TlsServerName _, SessionShows.TlsCertificateName _, SessionShows.Ja3 _,
                    SessionShows.QuicServerName _ -> throw new IllegalStateException("no part of an HTTP request: " + leaf);
        }));
        return new RuleBody(syntax == Syntax.SNORT_3 ? "http" : "tcp", ANYONE, ANYONE, options);
    }

    private static List<Option> host(NamePattern name, Syntax syntax) {
        String value = switch (name) {
            case NamePattern.Under(var domain) -> "(?:" + SOME + "\\x2e)?" + SnortText.anyCase(domain.value()) + "\\x2e?" + PORT;
            case NamePattern.Exactly(var domain) -> SnortText.anyCase(domain.value()) + "\\x2e?" + PORT;
            case NamePattern.Starting(var text, var under) -> "(?=%s)".formatted(SnortText.anyCase(text)) + SOME
                    + under.map(domain -> SnortText.anyCase("." + domain) + "\\x2e?" + PORT).orElse("");
            case NamePattern.LabelEnding(var text, var under) -> SOME + SnortText.anyCase(text + "." + under) + "\\x2e?" + PORT;
            case NamePattern.Containing(var text) -> "[^\\x3a\\r\\n]*" + SnortText.anyCase(text) + SOME;
        };
        return field("host", RuleText.content(SessionOptions.literal(name)), true, value, syntax);
    }

    private static List<Option> userAgent(SessionShows.Text text, Syntax syntax) {
        String quoted = RuleText.content(text.value());
        if (syntax == Syntax.SNORT_3) {
            return inBuffer(Option.of("http_header", "field user-agent"), text, quoted, syntax);
        }
        return field("user-agent", quoted, false, (text.atStart() ? "" : SOME) + RuleText.pcre(text.value()) + SOME, syntax);
    }

    private static List<Option> uri(SessionShows.Text text, Syntax syntax) {
        String quoted = RuleText.content(text.value());
        if (syntax == Syntax.SNORT_3) {
            return inBuffer(Option.of("http_uri"), text, quoted, syntax);
        }
        List<Option> options = new ArrayList<>(content(text, quoted).with(syntax));
        options.add(Option.of("http_uri"));
        return options;
    }

    private static List<Option> inBuffer(Option buffer, SessionShows.Text text, String quoted, Syntax syntax) {
        List<Option> options = new ArrayList<>(List.of(buffer));
        options.addAll(content(text, quoted).with(syntax));
        return options;
    }

    private static Content content(SessionShows.Text text, String quoted) {
        return text.atStart() ? Content.fixed(quoted, 0, text.value().length()) : Content.anywhere(quoted);
    }

    /** The whole value of a field; the content is for the fast pattern. */
    private static List<Option> field(String name, String quoted, boolean anyCase, String value, Syntax syntax) {
        Content content = anyCase ? Content.anywhere(quoted).inAnyCase() : Content.anywhere(quoted);
        List<Option> options = new ArrayList<>();
        switch (syntax) {
            case SNORT_3 -> {
                options.add(Option.of("http_header", "field " + name));
                options.addAll(content.with(syntax));
                options.add(Option.of("pcre", SnortText.expression("^" + value + "\\z", "")));
            }
            case SNORT_2 -> {
                options.addAll(content.with(syntax));
                options.add(Option.of("http_header"));
                options.add(Option.of("pcre", SnortText.expression(
                        "^%s\\x3a[ \\t]*%s[ \\t]*\\r?$".formatted(SnortText.anyCase(name), value), "mH")));
            }
        }
        return options;
    }
}
