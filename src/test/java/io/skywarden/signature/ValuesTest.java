package io.skywarden.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.signature.PacketShows.ByteTest;
import io.skywarden.signature.PacketShows.Bytes;
import io.skywarden.signature.PacketShows.Comparison;
import io.skywarden.signature.PacketShows.Framing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values no signature may hold are refused where they are made, under the field's own name. */
class ValuesTest {

    private static final HexPattern ONE = HexPattern.parse("01");
    private static final HexPattern MASKED = HexPattern.parse("1?");

    @TestFactory
    Stream<DynamicTest> a_value_is_refused_in_the_name_of_its_field() {
        return Stream.of(
                refused("size", () -> new PacketShows.Size(-1, 5)),
                refused("size", () -> new PacketShows.Size(6, 5)),
                refused("size", () -> new PacketShows.Size(1, 65_536)),
                refused("sent-at-most", () -> new PacketShows.SentAtMost(0)),
                refused("sent-at-most", () -> new PacketShows.SentAtMost(10_000_001)),
                refused("bytes", () -> new Bytes(ONE, -1, 5, false)),
                refused("bytes", () -> new Bytes(ONE, 5, 5, false)),
                refused("bytes", () -> new Bytes(ONE, 5, 65_536, false)),
                refused("bytes", () -> new Bytes(MASKED, 0, 2, false)),
                refused("bytes", () -> new Bytes(MASKED, 0, 1, true)),
                refused("test", () -> new ByteTest(-1, 0xff, Comparison.EQUAL, 1)),
                refused("test", () -> new ByteTest(65_535, 0xff, Comparison.EQUAL, 1)),
                refused("test", () -> new ByteTest(0, 0, Comparison.EQUAL, 0)),
                refused("test", () -> new ByteTest(0, 0xf0, Comparison.EQUAL, 1)),
                refused("pad", () -> new PacketShows.PadGenerator(1_001)),
                refused("guid", () -> new PacketShows.Guid(-1)),
                refused("stun", () -> new PacketShows.StunAttribute(Framing.DATAGRAM, 0x10000, 1, 1, Optional.empty())),
                refused("stun", () -> new PacketShows.StunAttribute(Framing.DATAGRAM, 1, 1, 256, Optional.empty())),
                refused("stun", () -> new PacketShows.StunAttribute(Framing.DATAGRAM, 1, 1, 2, Optional.of(ONE))),
                refused("ja3", () -> new SessionShows.Ja3("E4d448cdfe06dc1243c1eb026c74ac9a")),
                refused("ja3", () -> new SessionShows.Ja3("")),
                refused("text", () -> new SessionShows.Text("", false)),
                refused("text", () -> new SessionShows.Text("a\nb", false)),
                refused("text", () -> new SessionShows.Text("a".repeat(201), true)),
                refused("count", () -> count(0, 1)),
                refused("count", () -> count(100_001, 1)),
                refused("count", () -> count(1, 0)),
                refused("count", () -> count(1, 3_601)),
                refused("count", () -> new Count(Count.Scope.PACKETS_PER_PAIR, 1, Duration.ofMillis(1_500))),
                refused("retired", () -> new State.Retired(" ")),
                refused("sources", () -> new Source("", Optional.empty())),
                refused("sources", () -> new Source("A", Optional.of(URI.create("paper.html")))),
                refused("sources", () -> new Source("A", Optional.of(URI.create("mailto:a@b")))),
                refused("sha256", () -> new Expectations.InCapture("7a10", "a.pcap", 1, false)),
                refused("at-least", () -> new Expectations.InCapture("0".repeat(64), "a.pcap", 0, false)),
                refused("id", () -> new SignatureId("")),
                refused("id", () -> new SignatureId("1a")),
                refused("id", () -> new SignatureId("a/../b")),
                refused("id", () -> new SignatureId("a".repeat(41))),
                refused("title", () -> signature("ab", "seen", List.of(source()))),
                refused("title", () -> signature("a\nb\nc", "seen", List.of(source()))),
                refused("title", () -> signature("a".repeat(121), "seen", List.of(source()))),
                refused("description", () -> signature("abc", " ", List.of(source()))),
                refused("sources", () -> signature("abc", "seen", List.of())),
                refused("tags", () -> new Tag("")),
                refused("tags", () -> new Tag("Voice")),
                refused("tags", () -> new Tag("2nd")),
                refused("tags", () -> new Tag("voice\n")),
                refused("tags", () -> new Tag("a".repeat(31))),
                refused("tags", () -> Tag.checked(List.of(new Tag("voice"), new Tag("voice")))),
                refused("tags", () -> Tag.checked(tags(17))));
    }

    @Test
    void the_borders_themselves_are_allowed() {
        assertThat(new PacketShows.Size(0, 65_535).max()).isEqualTo(65_535);
        assertThat(Bytes.at(65_534, ONE).to()).isEqualTo(65_535);
        assertThat(count(100_000, 3_600).threshold()).isEqualTo(100_000);
        assertThat(new SignatureId("a".repeat(40))).hasToString("a".repeat(40));
        assertThat(signature("abc", "seen", List.of(source())).state().word()).isEqualTo("active");
        assertThat(new Tag("a".repeat(30))).hasToString("a".repeat(30));
        assertThat(Tag.checked(tags(16).reversed())).hasSize(16).isSorted();
    }

    @Test
    void text_is_looked_for_anywhere_or_at_the_start_and_its_case_matters() {
        assertThat(new SessionShows.Text("ui/", false).matches("/ui/0")).isTrue();
        assertThat(new SessionShows.Text("ui/", true).matches("/ui/0")).isFalse();
        assertThat(new SessionShows.Text("Skype", true).matches("Skype 1")).isTrue();
        assertThat(new SessionShows.Text("Skype", true).matches("skype 1")).isFalse();
    }

    @Test
    void the_pad_generator_stays_within_a_byte() {
        assertThat(PacketShows.PadGenerator.next(0)).isEqualTo(0x71);
        assertThat(PacketShows.PadGenerator.next(0xff)).isEqualTo((0xcd * 0xff + 0x71) % 256);
    }

    private static DynamicTest refused(String field, ThrowingCallable making) {
        return DynamicTest.dynamicTest(field, () -> assertThatThrownBy(making).isInstanceOfSatisfying(
                MalformedSignature.class, refusal -> assertThat(refusal.field()).isEqualTo(field)));
    }

    private static Count count(int threshold, int seconds) {
        return new Count(Count.Scope.FLOWS_PER_SOURCE, threshold, Duration.ofSeconds(seconds));
    }

    private static List<Tag> tags(int many) {
        return IntStream.range(0, many).mapToObj(i -> new Tag("tag-" + i)).toList();
    }

    private static Source source() {
        return new Source("Measured", Optional.empty());
    }

    private static Signature signature(String title, String description, List<Source> sources) {
        Step step = new Step(Direction.EITHER, ServerSide.ANY, new PacketShows.Size(1, 1));
        return new Signature(new SignatureId("T1"), title, Family.TEAMS, Era.TEAMS, Confidence.LOW, new State.Active(),
                description, sources, new Detection(Transport.UDP, List.of(step), Optional.empty()), new Expectations(List.of()));
    }
}
