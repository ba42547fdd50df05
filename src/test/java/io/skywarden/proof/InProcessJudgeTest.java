package io.skywarden.proof;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.signature;
import static io.skywarden.rules.Samples.step;
import static io.skywarden.signature.Direction.EITHER;
import static io.skywarden.signature.Direction.TO_CLIENT;
import static io.skywarden.signature.Direction.TO_SERVER;
import static io.skywarden.signature.Transport.TCP;
import static io.skywarden.signature.Transport.UDP;
import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.signature.Count;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The literal meaning of steps, counts, directions and peers, on captures played from a recipe. */
class InProcessJudgeTest {

    @TempDir
    Path folder;

    @Test
    void a_sequence_is_hit_when_its_steps_come_in_order_whatever_lies_between() {
        Signature chain = signature("S1", UDP, step(TO_SERVER, at(0, "01")), step(TO_CLIENT, at(0, "02")));
        assertThat(Recorded.portsHit(folder, chain, """
                flow straight udp 10.0.0.1:5000 -> 10.0.0.2:6001 hit
                  > hex 01
                  < hex 02
                flow between udp 10.0.0.1:5000 -> 10.0.0.2:6002 hit
                  > hex 09
                  > hex 01
                  < hex 09
                  < hex 02
                flow reversed udp 10.0.0.1:5000 -> 10.0.0.2:6003 silent
                  > hex 09
                  < hex 02
                  > hex 01
                flow half udp 10.0.0.1:5000 -> 10.0.0.2:6004 silent
                  > hex 01
                """)).containsExactly(6001, 6002);
    }

    @Test
    void the_steps_of_one_flow_do_not_help_another() {
        Signature chain = signature("S1", UDP, step(TO_SERVER, at(0, "01")), step(TO_CLIENT, at(0, "02")));
        assertThat(Recorded.portsHit(folder, chain, """
                flow first udp 10.0.0.1:5000 -> 10.0.0.2:6001 silent
                  > hex 01
                flow second udp 10.0.0.1:5000 -> 10.0.0.2:6002 silent
                  > hex 09
                  < hex 02
                """)).isEmpty();
    }

    @Test
    void a_direction_is_that_of_the_first_sender() {
        String recipe = """
                flow sends udp 10.0.0.1:5000 -> 10.0.0.2:6001 hit
                  > hex 01
                flow answers udp 10.0.0.1:5000 -> 10.0.0.2:6002 hit
                  > hex 09
                  < hex 01
                """;
        assertThat(Recorded.portsHit(folder, signature("S1", UDP, step(TO_SERVER, at(0, "01"))), recipe)).containsExactly(6001);
        assertThat(Recorded.portsHit(folder, signature("S1", UDP, step(TO_CLIENT, at(0, "01"))), recipe)).containsExactly(6002);
        assertThat(Recorded.portsHit(folder, signature("S1", UDP, step(EITHER, at(0, "01"))), recipe)).containsExactly(6001, 6002);
    }

    @Test
    void a_peer_may_be_on_either_side_a_server_may_not() {
        String recipe = """
                flow behind udp 10.0.0.1:5000 -> 10.0.0.2:3478 hit
                  > hex 01
                flow before udp 10.0.0.3:3478 -> 10.0.0.2:6002 hit
                  > hex 01
                flow neither udp 10.0.0.1:5000 -> 10.0.0.2:6003 silent
                  > hex 01
                """;
        List<PortRange> relay = List.of(new PortRange(3478, 3481));
        Signature server = signature("S1", UDP, new Step(EITHER, new ServerSide(relay, List.of(), false), at(0, "01")));
        Signature peer = signature("S1", UDP, new Step(EITHER, new ServerSide(relay, List.of(), true), at(0, "01")));
        assertThat(Recorded.portsHit(folder, server, recipe)).containsExactly(3478);
        assertThat(Recorded.portsHit(folder, peer, recipe)).containsExactly(3478, 6002);
    }

    @Test
    void a_signature_asks_for_its_own_transport() {
        String recipe = """
                flow datagram udp 10.0.0.1:5000 -> 10.0.0.2:6001 hit
                  > hex 01
                flow stream tcp 10.0.0.1:5000 -> 10.0.0.2:6002 hit
                  > hex 01
                """;
        assertThat(Recorded.portsHit(folder, signature("S1", UDP, step(EITHER, at(0, "01"))), recipe)).containsExactly(6001);
        assertThat(Recorded.portsHit(folder, signature("S1", TCP, step(EITHER, at(0, "01"))), recipe)).containsExactly(6002);
    }

    @Test
    void the_flow_after_so_many_others_of_one_source_is_hit() {
        assertThat(Recorded.portsHit(folder, counted(Count.Scope.FLOWS_PER_SOURCE, 2, 60), """
                flow a udp 10.0.0.1:5000 -> 10.0.0.2:6001 silent
                  > hex 01 x 5
                flow b udp 10.0.0.1:5000 -> 10.0.0.2:6002 silent
                  > hex 01
                flow other udp 10.0.0.9:5000 -> 10.0.0.2:6009 silent
                  > hex 01
                flow c udp 10.0.0.1:5000 -> 10.0.0.2:6003 hit
                  > hex 01
                flow d udp 10.0.0.1:5000 -> 10.0.0.2:6004 hit
                  > hex 01
                """)).containsExactly(6003, 6004);
    }

    @Test
    void a_window_that_is_over_counts_anew() {
        assertThat(Recorded.portsHit(folder, counted(Count.Scope.FLOWS_PER_SOURCE, 1, 10), """
                flow a udp 10.0.0.1:5000 -> 10.0.0.2:6001 silent
                  > hex 01
                flow b udp 10.0.0.1:5000 -> 10.0.0.2:6002 silent
                  wait 11s
                  > hex 01
                flow c udp 10.0.0.1:5000 -> 10.0.0.2:6003 hit
                  > hex 01
                """)).containsExactly(6003);
    }

    @Test
    void packets_of_a_pair_are_counted_both_ways_and_over_all_its_flows() {
        assertThat(Recorded.portsHit(folder, counted(Count.Scope.PACKETS_PER_PAIR, 3, 5), """
                flow few udp 10.0.0.1:5000 -> 10.0.0.2:6001 silent
                  > hex 01
                  < hex 01
                flow third udp 10.0.0.1:5000 -> 10.0.0.2:6002 hit
                  > hex 01
                flow fourth udp 10.0.0.1:5000 -> 10.0.0.2:6003 silent
                  > hex 01
                flow slow udp 10.0.0.1:5000 -> 10.0.0.3:6004 silent
                  > hex 01 x 6 every 3s
                """)).containsExactly(6002);
    }

    @Test
    void a_flow_is_hit_once_at_its_first_packet_that_shows_it() {
        List<Hit> hits = new InProcessJudge(List.of(signature("S1", UDP, step(EITHER, new Size(3, 3))))).judge(
                Recorded.capture(folder, """
                        flow one udp 10.0.0.1:5000 -> 10.0.0.2:6001 hit
                          > hex 01
                          > hex 010203 x 4
                        """));
        assertThat(hits).singleElement().satisfies(hit -> assertThat(hit.packet()).isEqualTo(2));
    }

    private static Signature counted(Count.Scope scope, int threshold, int seconds) {
        return signature("S1", UDP, Optional.of(new Count(scope, threshold, Duration.ofSeconds(seconds))), step(EITHER, at(0, "01")));
    }
}
