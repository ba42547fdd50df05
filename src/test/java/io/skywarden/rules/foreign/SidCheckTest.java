package io.skywarden.rules.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.signature.SignatureId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidCheckTest {

    private static final SidLock OURS = SidLock.of(SidRange.DEFAULT, List.of(line("C01", 9_210_000, false), line("C02", 9_210_001, true)));

    @Test
    void a_taken_sid_names_the_place_the_part_and_the_way_out() throws IOException {
        assertThat(check("\nalert tcp any any -> any any (sid:9210000;)").collisions()).singleElement().asString()
                .startsWith("x.rules:2: sid 9210000 is that of our C01 alert: give this rule another sid");
    }

    @Test
    void disabled_rules_retired_sids_and_sids_of_tomorrow_collide_too() throws IOException {
        assertThat(check("#alert tcp any any -> any any (sid:9210001;)\nalert tcp any any -> any any (sid:9219999;)").collisions()).satisfiesExactly(
                first -> assertThat(first).contains("x.rules:1 (disabled)", "C02 alert (retired, may come back)"),
                second -> assertThat(second).contains("x.rules:2: sid 9219999 lies in our range 9210000-9219999"));
    }

    @Test
    void other_generators_and_our_own_rules_collide_with_nothing() throws IOException {
        SidCheck check = check("""
                alert tcp any any -> any any (gid:3; sid:9210000;)
                alert tcp any any -> any any (metadata:signature_id C01, era classic; sid:9210000;)
                """);
        assertThat(check.collisions()).isEmpty();
        assertThat(check.notes()).containsExactly("1 rules are our own");
    }

    @Test
    void a_rule_that_claims_another_signature_of_ours_collides() throws IOException {
        assertThat(check("alert tcp any any -> any any (metadata:signature_id C02; sid:9210000;)").collisions()).hasSize(1);
    }

    @Test
    void a_sid_that_stands_twice_among_theirs_is_a_note() throws IOException {
        SidCheck check = check("alert tcp any any -> any any (sid:5;)\n#alert tcp any any -> any any (sid:5;)");
        assertThat(check.collisions()).isEmpty();
        assertThat(check.notes()).containsExactly("sid 5 stands 2 times: x.rules:1, x.rules:2 (disabled)");
    }

    @Test
    void our_own_range_is_free_of_publishers() {
        SidCheck check = SidCheck.of(OURS, SidRange.DEFAULT, List.of());
        assertThat(check.collisions()).isEmpty();
        assertThat(check.notes()).isEmpty();
    }

    @Test
    void a_range_that_a_publisher_holds_is_a_collision_and_a_local_one_a_note() {
        assertThat(SidCheck.of(OURS, new SidRange(2_103_999, 2_110_000), List.of()).collisions()).singleElement().asString()
                .contains("2000000-2103999 of Emerging Threats Open", "--range");
        SidCheck local = SidCheck.of(OURS, new SidRange(1_500_000, 1_500_099), List.of());
        assertThat(local.collisions()).isEmpty();
        assertThat(local.notes()).singleElement().asString().contains("every site numbers its own rules");
    }

    private static SidCheck check(String text) throws IOException {
        return SidCheck.of(OURS, SidRange.DEFAULT,
                List.of(RuleFileReader.read("x.rules", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static SidLock.Line line(String id, long sid, boolean retired) {
        return new SidLock.Line(new SidLock.Key(new SignatureId(id), "alert"), sid, 1, "0".repeat(64), retired);
    }
}
