package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.snort.Snort2Rule;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy makes of the rules of the whole catalogue. */
class PolicyRulesTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final List<Signature> CATALOGUE = SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature)
            .filter(signature -> !(signature.state() instanceof State.Retired)).toList();
    private static final Policies POLICIES = Policies.read(TEMPLATES, Optional.empty());
    private static final Policy PATH = POLICIES.named("allowed-path");
    private static final SidLock SIDS = SidLock.empty(SidRange.DEFAULT).allocate(CATALOGUE).allocatePaths(PathRule.of(List.of(PATH)));

    @ParameterizedTest
    @ValueSource(strings = {"suricata-7", "suricata-8"})
    void block_drops_what_is_sure_and_never_a_helper(String engine) {
        Rendering rendering = render(engine, POLICIES.named("block"));
        assertThat(rendering.rules()).extracting(RenderedRule::sid).isEqualTo(sids(render(engine, Policy.MONITOR)));
        assertThat(rendering.rules()).as("whatever the sensor calls its home").allSatisfy(rule -> assertThat(rule.text().substring(0, rule.text().indexOf('('))).doesNotContain("$"));
        assertThat(rendering.rules()).filteredOn(RenderedRule::helper).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.text()).startsWith("alert ").contains("flowbits:noalert;"));
        assertThat(rendering.rules()).filteredOn(rule -> rule.text().contains("flowbits:noalert")).allMatch(RenderedRule::helper);
        assertThat(rendering.rules()).filteredOn(rule -> rule.text().contains("confidence Low") || rule.text().contains("state experimental"))
                .isNotEmpty().allSatisfy(rule -> assertThat(rule.text()).startsWith("alert "));
        assertThat(rendering.rules()).filteredOn(rule -> !rule.helper() && !rule.text().contains("confidence Low") && rule.text().contains("state active"))
                .isNotEmpty().allSatisfy(rule -> assertThat(rule.text()).startsWith("drop "));
    }

    @Test
    void an_allowed_path_is_marked_first_and_asked_for_by_every_rule_that_alerts() {
        Rendering rendering = render("suricata-7", PATH);
        assertThat(rendering.path()).extracting(RenderedRule::part).containsExactly("path-proxy-tcp", "path-proxy-tcp-back", "path-proxy-tcp-running", "path-proxy-tcp-running-back",
                "path-media-tcp", "path-media-tcp-back", "path-media-tcp-running", "path-media-tcp-running-back",
                "path-media-udp", "path-media-udp-back", "path-media-udp-running", "path-media-udp-running-back");
        assertThat(rendering.path().getLast().text()).isEqualTo("alert udp 203.0.113.0/26 [443,3478:3481] -> [198.51.100.0/24,2001:db8:1:0:0:0:0:0/48] any "
                + "(msg:\"SKYWARDEN allowed path of allowed-path (path-media-udp-running-back)\"; flowbits:isnotset,skywarden.path.allowed-path; flowbits:set,skywarden.path.allowed-path; flowbits:noalert; "
                + "classtype:policy-violation; metadata:allowed_path allowed-path, signature_severity Informational; sid:%d; rev:1;)"
                        .formatted(rendering.path().getLast().sid()));
        assertThat(rendering.rules()).filteredOn(rule -> !rule.helper()).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.text()).contains("flowbits:isnotset,skywarden.path.allowed-path;"));
        assertThat(rendering.text()).startsWith(rendering.path().getFirst().text());
    }

    /** Only a rule that passes comes before one that drops. */
    @Test
    void running_flows_get_their_mark_before_any_rule_that_drops() {
        Policy strict = new Policy(PATH.name(), PATH.title(), PATH.select(), Action.DROP, PATH.acting(), PATH.deviations(), PATH.path(), Optional.empty());
        SidLock sids = SIDS.allocatePaths(PathRule.of(List.of(strict)));
        Rendering rendering = new RuleRenderer(Engine.load(TEMPLATES, "suricata-7"), strict, sids).render(CATALOGUE);
        assertThat(rendering.path()).hasSize(12).allSatisfy(rule ->
                assertThat(rule.text()).startsWith(rule.part().contains("-running") ? "pass " : "alert "));
        assertThat(rendering.path()).extracting(RenderedRule::sid).isEqualTo(render("suricata-7", PATH).path().stream().map(RenderedRule::sid).toList());
        assertThat(rendering.path()).filteredOn(rule -> rule.rev() == 2).hasSize(6).allMatch(rule -> rule.part().contains("-running"));
    }

    /** Snort tries a mark too late for a flow's first packet: the path stands in the heads of the rules that alert, and of no helper. */
    @ParameterizedTest
    @ValueSource(strings = {"snort-3", "snort-2.9"})
    void snort_says_a_path_by_headers(String engine) {
        Rendering rendering = render(engine, PATH);
        assertThat(rendering.refusals()).isEqualTo(render(engine, Policy.MONITOR).refusals());
        assertThat(rendering.path()).isEmpty();
        assertThat(rendering.rules()).filteredOn(rule -> !rule.helper()).isNotEmpty().allSatisfy(rule -> assertThat(rule.text()).contains("198.51.100.0/24"));
        assertThat(rendering.rules()).as("whatever the sensor calls its home").allSatisfy(rule -> assertThat(rule.text().substring(0, rule.text().indexOf('('))).doesNotContain("$"));
        assertThat(rendering.rules()).filteredOn(RenderedRule::helper).isNotEmpty().allSatisfy(rule -> assertThat(rule.text()).doesNotContain("198.51.100"));
        assertThat(rendering.rules().stream().map(RenderedRule::sid).distinct().toList()).isEqualTo(sids(render(engine, Policy.MONITOR)));
        assertThat(rendering.rules()).extracting(rule -> rule.sid() + " " + rule.text().replaceFirst(".* (gid:[0-9]+);.*", "$1")).doesNotHaveDuplicates();
    }

    /** Each rule of a path, as the manual of 2.9 lets it be written. */
    @Test
    void snort_2_rules_of_a_path_are_read() {
        assertThat(render("snort-2.9", PATH).rules()).allSatisfy(rule -> assertThat(Snort2Rule.complaints(rule.text())).as(rule.text()).isEmpty());
    }

    @Test
    void a_path_takes_numbers_behind_those_of_signatures_and_keeps_them() {
        assertThat(sids(render("suricata-8", PATH))).isEqualTo(sids(render("suricata-8", Policy.MONITOR)));
        SidLock later = SIDS.allocate(CATALOGUE.subList(1, CATALOGUE.size())).allocatePaths(List.of());
        PathRule.of(List.of(PATH)).forEach(rule -> assertThat(later.line(rule.key().signature(), rule.part()))
                .isEqualTo(SIDS.line(rule.key().signature(), rule.part())).hasValueSatisfying(line -> assertThat(line.retired()).isFalse()));
    }

    @Test
    void a_path_without_numbers_is_not_rendered() {
        SidLock none = SidLock.empty(SidRange.DEFAULT).allocate(CATALOGUE);
        assertThatThrownBy(() -> new RuleRenderer(Engine.load(TEMPLATES, "suricata-7"), PATH, none).render(CATALOGUE))
                .isInstanceOf(SidLockUnusable.class).hasMessageContaining("allowed-path path-proxy-tcp has no number");
    }

    private static List<Long> sids(Rendering rendering) {
        return rendering.rules().stream().map(RenderedRule::sid).toList();
    }

    private static Rendering render(String engine, Policy policy) {
        return new RuleRenderer(Engine.load(TEMPLATES, engine), policy, SIDS).render(CATALOGUE);
    }
}
