package io.skywarden.rules.suricata;

import io.skywarden.rules.plan.Header;
import io.skywarden.rules.plan.PathWay;
import io.skywarden.rules.plan.RuleBody;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.RuleBody.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An allowed path in flowbits: the path's rules set a mark, the rules of signatures ask that it is not set. */
final class PathMarks {

    /** By this mark the engine's manual bypasses flows, and its log says what they are. */
    private static final String TRAFFIC_ID = "traffic/id/skype";

    private PathMarks() {}

    /**
     * A header and marks, nothing else: such a rule is one of addresses to the engine, which asks those before all others, on a
     * flow's first packet each way. With any further option it would come after the rules that drop. New rules make the engine
     * forget the marks of running flows, but not that their first packets are over: asking for the mark makes a rule one of all
     * packets, by which such a flow gets it again.
     */
    static RuleBody marking(PathWay way) {
        List<Option> options = new ArrayList<>();
        if (way.running()) {
            options.add(flowbits("isnotset", way.mark()));
        }
        options.add(flowbits("set", way.mark()));
        if (way.trafficId()) {
            options.add(flowbits("set", TRAFFIC_ID));
        }
        options.add(Option.of("flowbits", "noalert"));
        Side clients = Header.side(way.clients(), List.of());
        Side relays = Header.side(way.relays(), way.ports());
        return new RuleBody(way.transport().name().toLowerCase(Locale.ROOT),
                way.back() ? relays : clients, way.back() ? clients : relays, options);
    }

    /** In front of all that counts or remembers: what runs on the path must leave no trace. */
    static RuleBody off(RuleBody rule, String mark) {
        Stream<Option> flow = rule.options().stream().filter(option -> option.keyword().equals("flow"));
        Stream<Option> others = rule.options().stream().filter(option -> !option.keyword().equals("flow"));
        List<Option> options = Stream.of(flow, Stream.of(flowbits("isnotset", mark)), others).flatMap(each -> each).toList();
        return new RuleBody(rule.protocol(), rule.source(), rule.destination(), options);
    }

    private static Option flowbits(String command, String bit) {
        return Option.of("flowbits", command + "," + bit);
    }
}
