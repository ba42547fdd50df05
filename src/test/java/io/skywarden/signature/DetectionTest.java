package io.skywarden.signature;

import static io.skywarden.signature.Direction.EITHER;
import static io.skywarden.signature.Direction.TO_CLIENT;
import static io.skywarden.signature.Direction.TO_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import io.skywarden.signature.PacketShows.SentAtMost;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.PacketShows.StunAttribute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What steps must fulfil together. */
class DetectionTest {

    private static final Condition NAME = new SessionShows.DnsQuery(new NamePattern.Under(new DomainName("skype.com")));
    private static final ServerSide PORT_443 = new ServerSide(List.of(new PortRange(443, 443)), List.of(), false);
    private static final ServerSide PEER_443 = new ServerSide(List.of(new PortRange(443, 443)), List.of(), true);

    @Test
    void neighbours_that_one_packet_could_be_are_refused() {
        assertRefused("one packet could be both step 1 and step 2", step(TO_SERVER, size(1, 10)), step(TO_SERVER, size(10, 20)));
        assertRefused("one packet could be both step 1 and step 2", step(TO_SERVER, size(5, 5)), step(EITHER, size(5, 5)));
        assertRefused("one packet could be both step 1 and step 2", step(EITHER, at(0, "01")), step(EITHER, at(1, "02")));
        assertRefused("both step 2 and step 3", step(TO_SERVER, size(1, 1)), step(TO_CLIENT, size(1, 1)), step(TO_CLIENT, size(1, 2)));
    }

    @Test
    void neighbours_are_told_apart_by_direction_size_or_a_byte() {
        assertAccepted(step(TO_SERVER, size(5, 5)), step(TO_CLIENT, size(5, 5)));
        assertAccepted(step(TO_SERVER, size(1, 10)), step(TO_SERVER, size(11, 20)));
        assertAccepted(step(EITHER, at(2, "01")), step(EITHER, at(2, "02")));
        assertAccepted(step(EITHER, equal(2, 0x8d, 0x05)), step(EITHER, equal(2, 0x0f, 0x06)));
        assertAccepted(step(EITHER, stun()), step(EITHER, at(0, "80")));
    }

    @Test
    void what_is_free_to_differ_does_not_tell_apart() {
        var unequal = new ByteTest(2, 0xff, Comparison.UNEQUAL, 1);
        var absent = new Bytes(HexPattern.parse("01"), 2, 3, true);
        var anywhere = Bytes.behind(2, HexPattern.parse("02"));
        assertRefused("one packet", step(EITHER, at(2, "02")), step(EITHER, unequal));
        assertRefused("one packet", step(EITHER, absent), step(EITHER, at(2, "02")));
        assertRefused("one packet", step(EITHER, at(2, "01")), step(EITHER, anywhere));
        assertRefused("one packet", step(EITHER, equal(2, 0xf0, 0x10)), step(EITHER, equal(2, 0x0f, 0x02)));
        assertRefused("one packet", step(EITHER, stun()), step(EITHER, at(0, "00")));
    }

    @Test
    void every_alternative_of_a_step_must_be_apart_from_every_one_of_the_next() {
        assertRefused("one packet", step(EITHER, new Any(List.of(size(1, 1), size(9, 9)))), step(EITHER, size(9, 12)));
        assertAccepted(step(EITHER, new Any(List.of(size(1, 1), size(8, 8)))), step(EITHER, size(9, 12)));
    }

    @Test
    void only_neighbours_need_to_be_apart() {
        assertAccepted(step(EITHER, size(1, 1)), step(EITHER, size(2, 2)), step(EITHER, size(1, 1)));
    }

    @Test
    void a_detection_has_one_to_eight_steps() {
        List<Step> eight = IntStream.range(0, 8).mapToObj(i -> step(i % 2 == 0 ? TO_SERVER : TO_CLIENT, size(1, 1))).toList();
        assertThat(new Detection(Transport.UDP, eight, Optional.empty()).last()).isEqualTo(eight.getLast());
        List<Step> nine = IntStream.range(0, 9).mapToObj(i -> step(i % 2 == 0 ? TO_SERVER : TO_CLIENT, size(1, 1))).toList();
        assertThatThrownBy(() -> new Detection(Transport.UDP, nine, Optional.empty())).hasMessageContaining("9 steps");
        assertThatThrownBy(() -> new Detection(Transport.UDP, List.of(), Optional.empty())).hasMessageContaining("0 steps");
    }

    @Test
    void a_name_stands_alone() {
        var count = Optional.of(new Count(Count.Scope.PACKETS_PER_PAIR, 2, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> new Detection(Transport.UDP, List.of(step(EITHER, NAME)), count))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("one step and no count");
        assertRefused("one step and no count", step(EITHER, NAME), step(EITHER, size(1, 1)));
        assertRefused("not both", step(EITHER, new All(List.of(NAME, size(1, 1)))));
        assertRefused("their own direction and port", step(TO_SERVER, NAME));
        assertRefused("their own direction and port", new Step(EITHER, PORT_443, NAME));
        assertAccepted(step(EITHER, NAME));
    }

    @Test
    void sent_at_most_needs_tcp_and_a_known_side() {
        Step sent = step(TO_SERVER, new SentAtMost(5));
        assertRefused("only TCP", sent);
        assertThatCode(() -> new Detection(Transport.TCP, List.of(sent), Optional.empty())).doesNotThrowAnyException();
        Step peer = new Step(EITHER, PEER_443, new SentAtMost(5));
        assertThatThrownBy(() -> new Detection(Transport.TCP, List.of(peer), Optional.empty()))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("either side");
    }

    @Test
    void a_peer_on_either_side_has_no_direction() {
        assertThatThrownBy(() -> new Step(TO_SERVER, PEER_443, size(1, 1)))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining("'either'");
    }

    private static void assertRefused(String why, Step... steps) {
        assertThatThrownBy(() -> new Detection(Transport.UDP, List.of(steps), Optional.empty()))
                .isInstanceOf(MalformedSignature.class).hasMessageContaining(why);
    }

    private static void assertAccepted(Step... steps) {
        assertThatCode(() -> new Detection(Transport.UDP, List.of(steps), Optional.empty())).doesNotThrowAnyException();
    }

    private static Step step(Direction direction, Condition shows) {
        return new Step(direction, ServerSide.ANY, shows);
    }

    private static Size size(int min, int max) {
        return new Size(min, max);
    }

    private static Bytes at(int offset, String hex) {
        return Bytes.at(offset, HexPattern.parse(hex));
    }

    private static ByteTest equal(int at, int mask, int value) {
        return new ByteTest(at, mask, Comparison.EQUAL, value);
    }

    private static StunAttribute stun() {
        return new StunAttribute(Framing.DATAGRAM, 0x8055, 4, 4, Optional.empty());
    }
}
