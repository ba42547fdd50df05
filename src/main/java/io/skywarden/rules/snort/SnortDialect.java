package io.skywarden.rules.snort;

import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Header;
import io.skywarden.rules.plan.Kind;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule language of Snort. Packets of TCP are asked for with {@code no_stream}, for Snort shows a rule the reassembled
 * stream as well; a flow that Snort has found a service in shows its packets only with {@code detect_raw_tcp}, which the
 * engine's configuration must therefore set.
 */
public final class SnortDialect implements Dialect {

    private final Syntax syntax;

    private SnortDialect(Syntax syntax) {
        this.syntax = syntax;
    }

    public static SnortDialect ofSnort2() {
        return new SnortDialect(Syntax.SNORT_2);
    }

    public static SnortDialect ofSnort3() {
        return new SnortDialect(Syntax.SNORT_3);
    }

    @Override
    public RuleBody say(Part part) {
        return part.aboutSession() ? SessionOptions.of(part.leaves(), syntax) : packet(part);
    }

    @Override
    public String quotable(String text) {
        return RuleText.quotable(text);
    }

    /** No marks: see {@link OffPath}. */
    @Override
    public Optional<RuleBody> path(PathWay way) {
        return Optional.empty();
    }

    @Override
    public List<RuleBody> offPath(RuleBody rule, List<PathWay> ways) {
        return OffPath.of(rule, ways, syntax);
    }

    @Override
    public Optional<String> whyNot(Kind kind) {
        return switch (kind) {
            case JA3 -> Optional.of("it makes no JA3");
            case QUIC_SERVER_NAME -> Optional.of("it does not decrypt the first packets of QUIC");
            case FLOWS_PER_SOURCE -> Optional.of("after a full window its detection_filter alerts on all of the next, not on what "
                    + "is beyond the threshold");
            case PACKETS_PER_PAIR -> Optional.of("it counts by source or by destination, not both ways between two hosts");
            case SIZE, SENT_AT_MOST, BYTES, TEST, PAD, GUID, STUN, DNS_QUERY, TLS_SERVER_NAME, TLS_CERTIFICATE, HTTP_HOST, HTTP_URI,
                    HTTP_USER_AGENT, STEPS -> Optional.empty();
        };
    }

    private RuleBody packet(Part part) {
        Header header = Header.of(part);
        List<Option> options = Stream.of(
                        header.flow().stream().map(flow -> Option.of("flow", part.transport() == Transport.TCP ? flow + ",no_stream" : flow)),
                        FlowMemory.before(part),
                        PacketOptions.of(part, syntax).stream(),
                        FlowMemory.after(part))
                .flatMap(stream -> stream)
                .toList();
        return new RuleBody(header.protocol(), header.source(), header.destination(), options);
    }
}
