package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Engine;
import io.skywarden.rules.RenderedRule;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadingTest {

    /** The same in one expression, which is plain to see and too slow for many rules. */
    private static final Pattern PATTERN = Pattern.compile("(?:content|pcre):!?\"|\n  [a-z-]+ /");

    @ParameterizedTest
    @ValueSource(strings = {"suricata-7", "suricata-8", "snort-3", "snort-2.9", "zeek"})
    void countsThePatternsOfEveryRuleOfTheCatalogue(String name) {
        List<Signature> catalogue = SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature).toList();
        SidLock sids = SidLock.empty(new SidRange(9_000_000, 9_999_999)).allocate(catalogue);
        List<RenderedRule> rules = new RuleRenderer(Engine.load(Path.of("rules-templates"), name), Policy.MONITOR, sids).render(catalogue).rules();
        assertThat(rules).isNotEmpty().allSatisfy(rule ->
                assertThat(Loading.patterns(rule.text())).as(rule.text()).isEqualTo((int) PATTERN.matcher(rule.text()).results().count()));
        assertThat(rules.stream().mapToInt(rule -> Loading.patterns(rule.text())).sum()).isGreaterThan(rules.size() / 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            (content:"a"; content:!"b"; pcre:"/c/"; pcre:!"/d/";) ~ 4
            (msg:"a \\"content:\\" of pcre:\\";";)                ~ 0
            "                                                     ~ 0
            !"                                                    ~ 0
            ``                                                    ~ 0
            """)
    void knowsAPatternFromAMessage(String rule, int patterns) {
        assertThat(Loading.patterns(rule)).isEqualTo(patterns);
    }

    @Test
    void countsTheLinesOfABlock() {
        assertThat(Loading.patterns("signature s {\n  payload /a/\n  event \"payload /b/\"\n  http-request-header /c/\n}")).isEqualTo(2);
    }
}
