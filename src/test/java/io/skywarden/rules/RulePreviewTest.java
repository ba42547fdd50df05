package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePreviewTest {

    private static final List<Engine> ENGINES = Stream.of("snort-2.9", "snort-3", "suricata-7", "suricata-8")
            .map(name -> Engine.load(Path.of("rules-templates"), name)).toList();
    private static final SidLock KNOWN = SidLock.empty(SidRange.DEFAULT).allocate(List.of(Samples.supernodePorts(), sized(5)));

    @Test
    void a_signature_the_lock_knows_is_shown_as_it_goes_out() {
        List<RulePreview> previews = RulePreview.of(Samples.supernodePorts(), KNOWN, ENGINES);
        assertThat(previews).extracting(preview -> preview.engine().name()).containsExactly("snort-2.9", "snort-3", "suricata-7", "suricata-8");
        assertThat(previews).allSatisfy(preview -> {
            assertThat(preview.refusal()).isEmpty();
            assertThat(preview.rules()).singleElement().matches(rule -> !rule.provisional());
            assertThat(preview.text()).contains("sid:9210000; rev:1;").endsWith(")\n");
        });
    }

    @Test
    void a_new_signature_is_shown_under_the_next_free_numbers_and_they_stay_free() {
        List<SidLock.Line> before = KNOWN.lines();
        assertThat(RulePreview.of(Samples.nackAfterProbe(), KNOWN, ENGINES).getFirst().rules())
                .allMatch(RulePreview.Rule::provisional).extracting(rule -> rule.rendered().sid()).containsExactly(9_210_002L, 9_210_003L);
        assertThat(KNOWN.lines()).isEqualTo(before);
    }

    @Test
    void a_changed_meaning_keeps_the_number_and_shows_the_next_revision_as_provisional() {
        assertThat(RulePreview.of(sized(6), KNOWN, ENGINES).getFirst().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.provisional()).isTrue();
            assertThat(rule.rendered().sid()).isEqualTo(9_210_001);
            assertThat(rule.rendered().rev()).isEqualTo(2);
        });
    }

    @Test
    void an_engine_that_cannot_say_it_says_why() {
        assertThat(RulePreview.of(Samples.refused(), KNOWN, ENGINES)).allSatisfy(preview -> {
            assertThat(preview.rules()).isEmpty();
            assertThat(preview.refusal().orElseThrow()).startsWith(preview.engine().name() + " cannot say it: ");
        });
    }

    private static Signature sized(int size) {
        return Samples.signature("T1", Transport.UDP, Samples.step(Direction.EITHER, new All(List.of(new Size(size, size)))));
    }
}
