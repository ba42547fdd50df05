package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.PacketShows.Size;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A condition tree flattened: which alternatives, in which order, and how many at most. */
class AlternativesTest {

    @Test
    void a_leaf_is_one_alternative() {
        assertThat(Alternatives.of(size(1))).containsExactly(List.of(size(1)));
    }

    @Test
    void all_of_two_choices_is_every_pair_in_authored_order() {
        Condition tree = new All(List.of(any(1, 2), size(9), any(3, 4)));
        assertThat(Alternatives.of(tree)).containsExactly(
                List.of(size(1), size(9), size(3)), List.of(size(1), size(9), size(4)),
                List.of(size(2), size(9), size(3)), List.of(size(2), size(9), size(4)));
    }

    @Test
    void any_joins_the_alternatives_of_its_parts() {
        Condition tree = new Any(List.of(size(1), new All(List.of(size(2), any(3, 4)))));
        assertThat(Alternatives.of(tree)).containsExactly(
                List.of(size(1)), List.of(size(2), size(3)), List.of(size(2), size(4)));
    }

    @Test
    void sixty_four_alternatives_are_the_most() {
        assertThat(Alternatives.of(any(IntStream.rangeClosed(1, 64).toArray()))).hasSize(64);
        assertThat(Alternatives.of(choices(6))).hasSize(64);
        assertThatThrownBy(() -> Alternatives.of(any(IntStream.rangeClosed(1, 65).toArray())))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("65 alternatives, at most 64");
        assertThatThrownBy(() -> Alternatives.of(choices(7))).isInstanceOf(MalformedSignature.class);
    }

    /** 2 to the power of 40 pairs would fill any memory before they are counted. */
    @Test
    void a_product_beyond_all_measure_is_refused_before_it_is_built() {
        assertThatThrownBy(() -> Alternatives.of(choices(40))).isInstanceOf(MalformedSignature.class).hasMessageContaining("at most 64");
    }

    @Test
    void a_step_with_too_many_alternatives_cannot_even_be_made_a_signature_of() {
        Step step = new Step(Direction.TO_SERVER, ServerSide.ANY, choices(7));
        assertThatThrownBy(() -> new Detection(Transport.UDP, List.of(step), Optional.empty()))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("at most 64");
    }

    @Test
    void a_server_side_has_at_most_256_ports() {
        assertThat(new ServerSide(Collections.nCopies(256, new PortRange(1, 1)), List.of(), false).ports()).hasSize(256);
        assertThatThrownBy(() -> new ServerSide(Collections.nCopies(257, new PortRange(1, 1)), List.of(), false))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("at most 256");
    }

    @Test
    void a_choice_without_parts_is_refused() {
        assertThatThrownBy(() -> new Any(List.of())).isInstanceOf(MalformedSignature.class).hasMessageContaining("'any'");
        assertThatThrownBy(() -> new All(List.of())).isInstanceOf(MalformedSignature.class).hasMessageContaining("'all'");
    }

    private static Condition choices(int number) {
        return new All(Collections.nCopies(number, any(1, 2)));
    }

    private static Condition any(int... sizes) {
        return new Any(IntStream.of(sizes).<Condition>mapToObj(AlternativesTest::size).toList());
    }

    private static Size size(int bytes) {
        return new Size(bytes, bytes);
    }
}
