package io.skywarden.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Samples;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PortRange;
import io.skywarden.signature.ServerSide;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void the_steps_before_the_last_are_helpers() {
        assertThat(Plan.of(Samples.sizeChain())).extracting(Part::name).containsExactly("step-1", "step-2", "alert");
        assertThat(Plan.of(Samples.sizeChain())).extracting(Part::helper).containsExactly(true, true, false);
    }

    @Test
    void an_alternative_is_a_part_of_its_own() {
        Signature signature = Samples.signature("A", Transport.UDP,
                Samples.step(Direction.TO_SERVER, new Any(List.of(new Size(1, 1), new Size(3, 3)))),
                Samples.step(Direction.TO_CLIENT, new Any(List.of(new Size(5, 5), new Size(7, 7), new Size(9, 9)))));
        assertThat(Plan.of(signature)).extracting(Part::name)
                .containsExactly("step-1", "step-1-2", "alert", "alert-2", "alert-3");
    }

    @Test
    void either_way_is_two_parts_where_the_side_matters() {
        ServerSide port = new ServerSide(List.of(new PortRange(3478, 3478)), List.of(), false);
        assertThat(directions(new Step(Direction.EITHER, port, new Size(1, 1))))
                .containsExactly(Direction.TO_SERVER, Direction.TO_CLIENT);
        assertThat(directions(Samples.step(Direction.EITHER, new All(List.of(new Size(1, 1), new SentAtMost(1))))))
                .containsExactly(Direction.TO_SERVER, Direction.TO_CLIENT);
        assertThat(directions(Samples.step(Direction.EITHER, new Size(1, 1)))).containsExactly(Direction.EITHER);
        assertThat(directions(new Step(Direction.TO_CLIENT, port, new Size(1, 1)))).containsExactly(Direction.TO_CLIENT);
    }

    /** The words are what every published revision rests on: a change here raises the revision of every rule. */
    @Test
    void the_meaning_is_said_in_words_of_our_own() {
        Signature signature = Samples.signature("A", Transport.UDP,
                Samples.step(Direction.TO_SERVER, new All(List.of(new Size(18, 400), Samples.at(2, "02")))),
                new Step(Direction.TO_CLIENT, new ServerSide(List.of(new PortRange(80, 81)), List.of(), false),
                        new ByteTest(2, 0x8d, Comparison.EQUAL, 5)));
        assertThat(Meaning.text(Plan.of(signature).getLast())).isEqualTo("""
                transport udp
                step to-server ports[] networks[] all((size 18..400) (bytes 2..3 02))
                step to-client ports[80-81] networks[] all((test 2 & 8d equal 05))
                """);
    }

    @Test
    void every_sample_means_something_of_its_own() {
        List<String> meanings = Samples.all().stream()
                .filter(signature -> !signature.id().value().equals("R13")) // its first step is that of R01
                .flatMap(signature -> Plan.of(signature).stream()).map(Meaning::of).toList();
        assertThat(meanings).doesNotHaveDuplicates();
    }

    private static List<Direction> directions(Step step) {
        Signature signature = Samples.titled("A", "A title", new Detection(Transport.TCP, List.of(step), Optional.empty()));
        return Plan.of(signature).stream().map(Part::direction).toList();
    }
}
