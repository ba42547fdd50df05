package io.skywarden.rules.snort;

import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition.Leaf;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows;
import java.util.ArrayList;
import java.util.List;

/** What a flow says about itself. Names outside HTTP are found by walking the bytes of the message, see {@link Walks}. */
final class SessionOptions {

    private static final Side ANYONE = new Side("any", "any");
    private static final Side RESOLVER = new Side("any", "53");
    /** With /O the engine does not count its steps: a ClientHello of today takes more than the 1500 it is allowed. */
    private static final String NO_LIMIT = "O";

    private static final String RECORD = "\\x16\\x03[\\x00-\\x04]";
    /** RFC 5246 section 7.4.1.2: to the first extension of type 0, and there to the length of the name (RFC 6066). */
    private static final String TO_SERVER_NAME = Walks.OF_TLS + "^" + RECORD + "(?=(?&v)).{2}\\x01\\x00(?=(?&v)).{36}(?&s)(?&v)(?&s)"
            + "(?=(?&v)).{2}(?:(?!\\x00\\x00).{2}(?&v))*+\\x00\\x00(?=(?&v)).{2}(?=(?&v)).{2}\\x00\\x00";
    /** RFC 5246 section 7.4.2 and RFC 5280 section 4.1: over records and messages to the certificate, in it to the first common name. */
    private static final String TO_COMMON_NAME = Walks.OF_CERTIFICATES + "^(?:" + RECORD + "(?&v))*?" + RECORD + ".{2}"
            + "(?:[^\\x0b]\\x00(?&v))*?\\x0b.{9}(?&h){2}(?:\\xa0(?&l))?(?&t){4}(?&h)"
            + "(?:(?!\\x31.\\x30.\\x06\\x03\\x55\\x04\\x03)\\x31(?&l))*+\\x31.\\x30.\\x06\\x03\\x55\\x04\\x03.";
    /**
     * RFC 1035 section 4.1: a request; each of up to three questions is tried. Over TCP its length stands before it (section
     * 4.2.2), which a rule cannot see otherwise than that it is the length of all that follows.
     */
    private static final String TO_QUESTION = Walks.OF_DNS
            + "^(?:(?=(?&v)\\z).{2})?.{2}[\\x00-\\x7f].(?:\\x00\\x01.{6}|\\x00\\x02.{6}(?&q)?|\\x00\\x03.{6}(?&q){0,2})(?=(?&q))";

    private SessionOptions() {}

    static RuleBody of(List<Leaf> leaves, Syntax syntax) {
        List<SessionShows> shows = leaves.stream().map(SessionShows.class::cast).toList();
        if (shows.stream().allMatch(SessionOptions::isHttp)) {
            return HttpOptions.of(shows, syntax);
        }
        if (shows.size() > 1) {
            throw new Unsayable("several names or fingerprints in one rule: only the parts of an HTTP request can be asked together");
        }
        return switch (shows.getFirst()) {
            case SessionShows.DnsQuery(var name) -> question(name, syntax);
            case SessionShows.TlsServerName(var name) -> serverName(name, syntax);
            case SessionShows.TlsCertificateName(var under) -> certificate(under, syntax);
            case SessionShows.Ja3 _ -> throw new Unsayable("it makes no JA3");
            case SessionShows.QuicServerName _ -> throw new Unsayable("it does not decrypt the first packets of QUIC");
            case SessionShows.HttpHost _, SessionShows.HttpUri _, SessionShows.HttpUserAgent _ ->
                    throw new IllegalStateException("parts of HTTP requests are asked together");
        };
    }

    private static boolean isHttp(SessionShows leaf) {
        return leaf instanceof SessionShows.HttpHost || leaf instanceof SessionShows.HttpUri || leaf instanceof SessionShows.HttpUserAgent;
    }

    private static RuleBody question(NamePattern name, Syntax syntax) {
        List<Option> options = new ArrayList<>(List.of(Option.of("flow", "to_server")));
        options.addAll(Content.anywhere(RuleText.content(LabelledName.fastPattern(name))).inAnyCase().with(syntax));
        options.add(pcre(TO_QUESTION + LabelledName.matching(name)));
        return new RuleBody(syntax == Syntax.SNORT_3 ? "dns" : "udp", ANYONE, RESOLVER, options);
    }

    private static RuleBody serverName(NamePattern name, Syntax syntax) {
        List<Option> options = new ArrayList<>(List.of(Option.of("flow", "established,to_server")));
        options.addAll(Content.fixed(RuleText.content(new byte[] {0x16, 3}), 0, 2).with(syntax));
        options.addAll(Content.anywhere(RuleText.content(literal(name))).inAnyCase().first().with(syntax));
        options.add(pcre(TO_SERVER_NAME + "(?:" + new CountedName(0xff).matching(name) + ")"));
        return new RuleBody("tcp", ANYONE, ANYONE, options);
    }

    private static RuleBody certificate(DomainName under, Syntax syntax) {
        List<Option> options = new ArrayList<>(List.of(Option.of("flow", "established,to_client")));
        options.addAll(Content.fixed(RuleText.content(new byte[] {0x16, 3}), 0, 2).with(syntax));
        options.addAll(Content.anywhere(RuleText.content(under.value())).inAnyCase().first().with(syntax));
        options.add(pcre(TO_COMMON_NAME + "(?:" + new CountedName(0x7f).matching(new NamePattern.Under(under)) + ")"));
        return new RuleBody("tcp", ANYONE, ANYONE, options);
    }

    private static Option pcre(String pattern) {
        return Option.of("pcre", SnortText.expression(pattern, NO_LIMIT));
    }

    /** What every such name holds. */
    static String literal(NamePattern name) {
        return switch (name) {
            case NamePattern.Under(var domain) -> domain.value();
            case NamePattern.Exactly(var domain) -> domain.value();
            case NamePattern.Starting(var text, var _) -> text;
            case NamePattern.LabelEnding(var text, var under) -> text + "." + under;
            case NamePattern.Containing(var text) -> text;
        };
    }
}
