package io.skywarden.rules;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.signature;
import static io.skywarden.rules.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Condition;
import io.skywarden.signature.Condition.Any;
import io.skywarden.signature.Direction;
import io.skywarden.signature.PacketShows.Size;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Step;
import io.skywarden.signature.Transport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleDiffTest {

    /** One language is enough to compare texts in. */
    private static final List<Engine> ENGINES = Engine.all(Path.of("rules-templates")).stream()
            .filter(engine -> engine.product().equals("suricata")).toList();

    @Test
    void equal_signatures_give_an_empty_diff_for_each_engine() {
        assertThat(between(Samples.sizeChain(), Samples.sizeChain()))
                .containsExactly(new RuleDiff("suricata-7", ""), new RuleDiff("suricata-8", ""));
    }

    @Test
    void a_changed_meaning_shows_the_rule_before_and_after_with_its_next_revision() {
        List<String> lines = lines(udp(shows(5)), udp(shows(6)));
        assertThat(lines).hasSize(5).startsWith("--- before", "+++ after", "@@ -1,1 +1,1 @@");
        assertThat(lines.get(3)).startsWith("-alert udp").contains("dsize:5;", "sid:9210000;", "rev:1;");
        assertThat(lines.get(4)).startsWith("+alert udp").contains("dsize:6;", "sid:9210000;", "rev:2;");
    }

    @Test
    void a_changed_title_keeps_the_revision() {
        Signature before = udp(shows(5));
        assertThat(lines(before, Samples.titled("T1", "Another title", before.detection())).subList(3, 5))
                .allMatch(line -> line.contains("rev:1;")).last().asString().contains("Another title");
    }

    @Test
    void an_unchanged_rule_is_context_and_a_new_or_lost_one_stands_in_its_place() {
        Signature one = udp(step(Direction.TO_SERVER, new Any(List.of(new Size(5, 5), new Size(6, 6)))));
        Signature more = udp(step(Direction.TO_SERVER, new Any(List.of(new Size(5, 5), new Size(6, 6), new Size(7, 7)))));
        assertThat(signs(one, more)).isEqualTo("  +");
        assertThat(signs(more, one)).isEqualTo("  -");
        assertThat(lines(one, more)).contains("@@ -1,2 +1,3 @@");
    }

    @Test
    void a_step_that_is_put_before_comes_first_and_changes_what_the_last_one_means() {
        assertThat(signs(udp(shows(5)), udp(shows(4), shows(5)))).isEqualTo("+-+");
    }

    @Test
    void the_lines_of_each_side_are_the_rules_of_that_version_in_order() {
        Signature before = udp(shows(1), step(Direction.TO_SERVER, new Any(List.of(new Size(5, 5), new Size(6, 6)))));
        Signature after = udp(shows(1), shows(2), step(Direction.TO_SERVER, new Any(List.of(new Size(5, 5), new Size(7, 7)))));
        SidLock then = SidLock.empty(SidRange.DEFAULT).allocate(List.of(before));
        assertThat(side(before, after, '-')).isEqualTo(rendered(then, before));
        assertThat(side(before, after, '+')).isEqualTo(rendered(then.allocate(List.of(after)), after));
    }

    @Test
    void a_version_that_an_engine_cannot_say_shows_why() {
        Signature unsayable = signature("T1", Transport.UDP, step(Direction.TO_SERVER, new Condition.All(List.of(new Size(0, 4), at(10, "30")))));
        assertThat(lines(udp(shows(5)), unsayable)).last().asString().startsWith("+# suricata-7 cannot say it: ");
        assertThat(signs(udp(shows(5)), unsayable)).isEqualTo("-+");
    }

    private static Signature udp(Step... steps) {
        return signature("T1", Transport.UDP, steps);
    }

    private static Step shows(int size) {
        return step(Direction.TO_SERVER, new Size(size, size));
    }

    private static List<RuleDiff> between(Signature before, Signature after) {
        return RuleDiff.between(before, after, SidLock.empty(SidRange.DEFAULT), ENGINES);
    }

    private static List<String> lines(Signature before, Signature after) {
        return Arrays.asList(between(before, after).getFirst().text().split("\n"));
    }

    private static String signs(Signature before, Signature after) {
        StringBuilder signs = new StringBuilder();
        lines(before, after).stream().skip(3).forEach(line -> signs.append(line.charAt(0)));
        return signs.toString();
    }

    private static List<String> side(Signature before, Signature after, char sign) {
        return lines(before, after).stream().skip(3).filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
                .map(line -> line.substring(1)).toList();
    }

    private static List<String> rendered(SidLock sids, Signature signature) {
        return new RuleRenderer(ENGINES.getFirst(), Policy.MONITOR, sids).render(List.of(signature)).rules().stream()
                .map(RenderedRule::text).toList();
    }
}
