package io.skywarden.rules.suricata;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.Samples;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.plan.SizeRange;
import io.skywarden.rules.plan.Unsayable;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Count;
import io.skywarden.signature.Direction;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Suricata has no words for is said, not approximated. */
class RefusalTest {

    private final SuricataDialect dialect = new SuricataDialect(SizeRange.EXCLUSIVE);

    @Test
    void sizes_that_exclude_each_other() {
        refused(packet(new All(List.of(new Size(1, 4), new Size(5, 9)))), "at least 5 and at most 4");
        refused(packet(new All(List.of(new Size(1, 4), Samples.at(4, "00")))), "at least 5 and at most 4");
    }

    @Test
    void a_count_over_alternatives() {
        refused(counted(Count.Scope.PACKETS_PER_PAIR, Direction.TO_SERVER, new Any(List.of(new Size(1, 1), new Size(2, 2)))),
                "a count over 2 alternatives");
    }

    @Test
    void flows_per_source_without_a_direction() {
        refused(counted(Count.Scope.FLOWS_PER_SOURCE, Direction.EITHER, new Size(1, 1)), "either direction");
    }

    @Test
    void an_unsure_value_behind_an_attribute_found_anywhere() {
        refused(packet(new StunAttribute(Framing.DATAGRAM, 1, 2, 2, Optional.of(HexPattern.parse("0?")))), "with '?'");
    }

    @Test
    void names_of_two_protocols_in_one_rule() {
        NamePattern name = new NamePattern.Under(new DomainName("skype.com"));
        refused(Samples.name("A", Transport.TCP, new All(List.of(new SessionShows.TlsServerName(name), new SessionShows.DnsQuery(name)))),
                "only the parts of an HTTP request");
    }

    private void refused(Signature signature, String why) {
        assertThatThrownBy(() -> Plan.of(signature).forEach(dialect::say)).isInstanceOf(Unsayable.class).hasMessageContaining(why);
    }

    private static Signature packet(Condition shows) {
        return Samples.signature("A", Transport.UDP, Samples.step(Direction.TO_SERVER, shows));
    }

    private static Signature counted(Count.Scope scope, Direction direction, Condition shows) {
        return Samples.signature("A", Transport.UDP, Optional.of(new Count(scope, 5, Duration.ofSeconds(10))), Samples.step(direction, shows));
    }
}
