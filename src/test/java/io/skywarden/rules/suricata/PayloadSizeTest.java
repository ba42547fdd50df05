package io.skywarden.rules.suricata;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Samples;
import io.skywarden.rules.plan.Part;
import io.skywarden.rules.plan.PayloadSize;
import io.skywarden.rules.plan.Plan;
import io.skywarden.rules.plan.RuleBody.Option;
import io.skywarden.rules.plan.SizeRange;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Direction;
import io.skywarden.signature.HexPattern;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadSizeTest {

    @ParameterizedTest
    @CsvSource({"18, 18, 18", "18, 45, 17<>46", "17, 18, 16<>19", "18, 65535, >17", "0, 20, 0<>21", "0, 1, 1", "0, 65535, >0",
        "65535, 65535, 65535", "1, 65534, 0<>65535"})
    void a_range_of_sizes_is_one_dsize(int min, int max, String dsize) {
        assertThat(dsize(Transport.UDP, SizeRange.EXCLUSIVE, new All(List.of(new Size(min, max))))).contains(Option.of("dsize", dsize));
    }

    @Test
    void an_engine_may_read_ranges_with_their_ends() {
        assertThat(dsize(Transport.UDP, SizeRange.INCLUSIVE, new All(List.of(new Size(18, 45))))).contains(Option.of("dsize", "18<>45"));
    }

    @Test
    void several_sizes_and_offsets_meet_in_one() {
        assertThat(dsize(Transport.UDP, SizeRange.EXCLUSIVE, new All(List.of(new Size(10, 60), new Size(20, 80), Samples.at(29, "00 01")))))
                .contains(Option.of("dsize", "30<>61"));
    }

    @Test
    void tcp_always_has_one_so_that_packets_are_looked_at_and_not_the_stream() {
        All bytes = new All(List.of(Samples.at(2, "00")));
        assertThat(dsize(Transport.TCP, SizeRange.EXCLUSIVE, bytes)).contains(Option.of("dsize", ">2"));
        assertThat(dsize(Transport.UDP, SizeRange.EXCLUSIVE, bytes)).isEmpty();
    }

    @Test
    void a_rule_that_asks_for_no_byte_leaves_out_empty_packets() {
        All noByte = new All(List.of(new Bytes(HexPattern.parse("01"), 0, 9, true)));
        assertThat(dsize(Transport.UDP, SizeRange.EXCLUSIVE, noByte)).contains(Option.of("dsize", ">0"));
        assertThat(dsize(Transport.TCP, SizeRange.EXCLUSIVE, new All(List.of(new SentAtMost(137))))).contains(Option.of("dsize", ">0"));
    }

    private static Optional<Option> dsize(Transport transport, SizeRange range, All shows) {
        Part part = Plan.of(Samples.signature("A", transport, Samples.step(Direction.TO_SERVER, shows))).getFirst();
        return Dsize.of(PayloadSize.of(part.leaves()), part, range);
    }
}
