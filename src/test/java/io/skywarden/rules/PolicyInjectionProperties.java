package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.PolicyUnusable;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a field of a policy: it is refused, or the rules have the shape they have without it. */
class PolicyInjectionProperties {

    private static final Engine ENGINE = Engine.load(Path.of("rules-templates"), "suricata-7");
    private static final List<Signature> SIGNATURES = List.of(Samples.all().getFirst());
    private static final Pattern PATH_RULE = Pattern.compile("(?:alert|pass(?=.* flowbits:isnotset,)) (tcp|udp) [0-9a-f.:/,\\[\\]]+ [0-9:,\\[\\]any]+ -> [0-9a-f.:/,\\[\\]]+ [0-9:,\\[\\]any]+ "
            + "\\(msg:\"SKYWARDEN allowed path of [a-z0-9-]+ \\([a-z0-9-]+\\)\"; (flowbits:isnotset,skywarden\\.path\\.[a-z0-9-]+; )?flowbits:set,skywarden\\.path\\.[a-z0-9-]+; "
            + "(flowbits:set,traffic/id/skype; )?flowbits:noalert; classtype:policy-violation; "
            + "metadata:allowed_path [a-z0-9-]+, signature_severity Informational; sid:[0-9]+; rev:1;\\)");
    private static Path own;

    @BeforeContainer
    static void folder() throws IOException {
        own = Files.createTempDirectory("policies");
    }

    @AfterContainer
    static void noFolder() throws IOException {
        Files.deleteIfExists(own.resolve("own.yaml"));
        Files.delete(own);
    }

    /** Texts that would end an option, a rule, a line or a YAML value, and pieces of what is allowed in each field. */
    @Provide
    Arbitrary<String> spiteful() {
        Arbitrary<String> pieces = Arbitraries.of(";", "\"", "\\", ")", "(", "\n", "\r", "'", " ", ",", "any", "!", "$HOME_NET", "drop", "sid:1", "[", "]", "{", "}",
                ":", "#", "-", "..", "/", "a", "b", "own", "udp", "tcp", "10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32", "0", "443", "9999999999", "alert", "*x", "&x", "<#if", "${x}", "\u2028", "\u0000");
        return pieces.list().ofMinSize(0).ofMaxSize(5).map(list -> String.join("", list));
    }

    @Property(tries = 4_000)
    void no_field_adds_an_option_a_rule_or_a_line(@ForAll("spiteful") String text, @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 8) int field,
            @ForAll boolean quoted) throws IOException {
        String value = quoted ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\u0000", "\\0") + "\"" : text;
        String[] values = {"own", "My own", "drop", "10.0.0.0/8", "relay", "192.0.2.0/24", "udp", "443", "true"};
        values[field] = value;
        Files.writeString(own.resolve("own.yaml"), """
                name: %s
                title: %s
                action: %s
                path:
                  clients: [%s]
                  relays:
                    - name: %s
                      networks: [%s]
                      protocols: [%s]
                      ports: [%s]
                  traffic-id: %s
                """.formatted((Object[]) values));
        try {
            check(Policies.read(own, Optional.of(own)).named("own"));
        } catch (PolicyUnusable refused) {
            assertThat(refused.complaints()).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u0000"));
        }
    }

    private static void check(Policy policy) {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(SIGNATURES).allocatePaths(PathRule.of(List.of(policy)));
        Rendering rendering = new RuleRenderer(ENGINE, policy, sids).render(SIGNATURES);
        assertThat(rendering.path()).isNotEmpty().allSatisfy(rule -> assertThat(rule.text()).matches(PATH_RULE));
        List<String> plain = new RuleRenderer(ENGINE, Policy.MONITOR, sids).render(SIGNATURES).rules().stream().map(RenderedRule::text).toList();
        assertThat(rendering.rules()).extracting(rule -> rule.text().replaceFirst("^(alert|drop|reject) ", "alert ")
                .replace("flowbits:isnotset,skywarden.path.own; ", "")).isEqualTo(plain);
        assertThat(rendering.text().lines()).hasSize(rendering.path().size() + plain.size());
    }
}
