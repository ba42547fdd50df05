package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Condition.All;
import io.skywarden.signature.Detection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidLockTest {

    private static final SidRange RANGE = new SidRange(9_210_000, 9_210_004);
    private static final String MEANING = "0".repeat(64);

    @TempDir
    Path folder;

    @Test
    void numbers_go_out_in_the_order_of_signature_and_part() {
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(Samples.nackAfterProbe(), Samples.supernodePorts()));
        assertThat(lock.lines()).extracting(line -> line.key() + " " + line.sid() + " " + line.rev())
                .containsExactly("C02 alert 9210000 1", "C04 alert 9210002 1", "C04 step-1 9210001 1");
    }

    @Test
    void the_order_of_the_signatures_does_not_matter() {
        List<Signature> signatures = new ArrayList<>(Samples.all());
        SidLock lock = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        Collections.reverse(signatures);
        assertThat(SidLock.empty(SidRange.DEFAULT).allocate(signatures).lines()).isEqualTo(lock.lines());
    }

    @Test
    void a_known_part_keeps_its_number_and_revision() {
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(sized("B", 5)));
        SidLock next = lock.allocate(List.of(sized("A", 5), sized("B", 5)));
        assertThat(line(next, "B")).isEqualTo(line(lock, "B"));
        assertThat(line(next, "A").sid()).isEqualTo(9_210_001);
    }

    @Test
    void the_revision_rises_exactly_when_the_meaning_changes() {
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(sized("A", 5)));
        Signature retitled = Samples.titled("A", "Another title", sized("A", 5).detection());
        assertThat(line(lock.allocate(List.of(retitled)), "A").rev()).isEqualTo(1);
        SidLock changed = lock.allocate(List.of(sized("A", 6)));
        assertThat(line(changed, "A").rev()).isEqualTo(2);
        assertThat(line(changed, "A").sid()).isEqualTo(line(lock, "A").sid());
    }

    @Test
    void a_changed_earlier_step_changes_the_later_part() {
        Signature chain = Samples.sizeChain();
        var steps = new ArrayList<>(chain.detection().steps());
        steps.set(0, Samples.step(Direction.TO_SERVER, new Size(1, 2)));
        Signature other = Samples.titled("C20", "Chain", new Detection(
                Transport.TCP, steps, chain.detection().count()));
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(chain)).allocate(List.of(other));
        assertThat(lock.lines()).extracting(SidLock.Line::rev).containsExactly(2, 2, 2);
    }

    @Test
    void the_number_of_a_vanished_part_is_never_given_again() {
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(sized("A", 5))).allocate(List.of(sized("B", 5)));
        assertThat(line(lock, "A").retired()).isTrue();
        assertThat(line(lock, "B").sid()).isEqualTo(9_210_001);
        SidLock back = lock.allocate(List.of(sized("A", 5)));
        assertThat(line(back, "A")).isEqualTo(new SidLock.Line(line(lock, "A").key(), 9_210_000, 1, line(lock, "A").meaning(), false));
    }

    @Test
    void an_exhausted_range_says_how_to_mend_it() {
        assertThatThrownBy(() -> SidLock.empty(RANGE).allocate(Samples.all()))
                .isInstanceOf(SidLockUnusable.class)
                .hasMessageContaining("no number is left for C12 alert").hasMessageContaining("9210000-9210004");
    }

    @Test
    void a_written_lock_reads_back_the_same() throws IOException {
        Path file = folder.resolve("sids.lock");
        SidLock lock = SidLock.empty(SidRange.DEFAULT).allocate(Samples.all()).allocate(List.of(sized("A", 1)));
        lock.write(file);
        assertThat(SidLock.read(file).lines()).isEqualTo(lock.lines());
        assertThat(SidLock.read(file).range()).isEqualTo(lock.range());
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nothing", "range\t5\t4", "range\t1\t9\n<<<<<<< ours", "range\t1\t9\nA\talert\t1\t0\tMEANING\tcurrent",
        "range\t1\t9\nA\talert\t10\t1\tMEANING\tcurrent", "range\t1\t9\nA\talert\t1\t1\tMEANING\tgone",
        "range\t1\t9\nA\talert\t1\t1\tMEANING\tcurrent\nA\talert\t2\t1\tMEANING\tcurrent",
        "range\t1\t9\nA\talert\t1\t1\tMEANING\tcurrent\nB\talert\t1\t1\tMEANING\tcurrent"})
    void a_broken_lock_is_refused_with_its_file(String text) throws IOException {
        Path file = folder.resolve("sids.lock");
        Files.writeString(file, text.replace("MEANING", MEANING));
        assertThatThrownBy(() -> SidLock.read(file)).isInstanceOf(SidLockUnusable.class).hasMessageContaining("sids.lock");
    }

    @Test
    void a_rule_is_not_rendered_under_a_stale_or_missing_number() {
        SidLock lock = SidLock.empty(RANGE).allocate(List.of(sized("A", 5)));
        Engine engine = Engine.load(Path.of("rules-templates"), "suricata-7");
        RuleRenderer renderer = new RuleRenderer(engine, Policy.MONITOR, lock);
        assertThatThrownBy(() -> renderer.render(List.of(sized("A", 6)))).hasMessageContaining("means something else");
        assertThatThrownBy(() -> renderer.render(List.of(sized("B", 5)))).hasMessageContaining("has no number");
    }

    private static Signature sized(String id, int size) {
        return Samples.signature(id, Transport.UDP, Samples.step(Direction.EITHER, new All(List.of(new Size(size, size)))));
    }

    private static SidLock.Line line(SidLock lock, String id) {
        return lock.line(new SignatureId(id), "alert").orElseThrow();
    }
}
