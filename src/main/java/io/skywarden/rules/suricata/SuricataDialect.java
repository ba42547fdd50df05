package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Dialect;
import io.skywarden.rules.plan.Header;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody.Side;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleText;
import io.skywarden.rules.plan.SizeRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule language of Suricata 7 and 8. Two things it does that a reader of the rules must know: a byte_test beyond the
 * payload never holds, whatever its operator; and a negated content whose window lies beyond the payload always holds.
 */
public record SuricataDialect(SizeRange sizeRange) implements Dialect {

    private static final Side ANYONE = new Side("any", "any");

    @Override
    public RuleBody say(Part part) {
        return part.aboutSession() ? session(part) : packet(part);
    }

    @Override
    public String quotable(String text) {
        return RuleText.quotable(text);
    }

    @Override
    public Optional<RuleBody> path(PathWay way) {
        return Optional.of(PathMarks.marking(way));
    }

    @Override
    public List<RuleBody> offPath(RuleBody rule, List<PathWay> ways) {
        return List.of(PathMarks.off(rule, ways.getFirst().mark()));
    }

    private static RuleBody session(Part part) {
        SessionOptions session = SessionOptions.of(part.leaves());
        return new RuleBody(session.protocol(), ANYONE, ANYONE, session.options());
    }

    private RuleBody packet(Part part) {
        Header header = Header.of(part);
        List<Option> options = Stream.of(
                        header.flow().stream().map(flow -> Option.of("flow", flow)),
                        FlowMemory.before(part),
                        PacketOptions.of(part, sizeRange).stream(),
                        FlowMemory.after(part))
                .flatMap(stream -> stream)
                .toList();
        return new RuleBody(header.protocol(), header.source(), header.destination(), options);
    }
}
