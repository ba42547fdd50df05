package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.plain.PlainDialect;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * No text of a signature, in whatever field of a document, adds an option, a rule or a line, in any engine's language and under any kind of
 * policy: what is made of it has the shape of what is made of its harmless twin.
 */
class RuleInjectionProperties {

    private static final List<Engine> ENGINES = Engine.all(Path.of("rules-templates"));
    private static final String HOSTILE_PATH = """
            name: own
            title: "x\\"; sid:1;) drop || <b> %s \\\\"
            action: reject
            overrides: [{signature: Z9, action: "off", reason: "\\"; sid:1;)\\nalert tcp any any -> any any (sid:2;)", until: 2099-01-01}]
            path:
              clients: [10.0.0.0/8, "2001:db8::/32"]
              relays: [{name: a--b, networks: [192.0.2.0/24, "2001:db8:1::/48"], protocols: [udp, tcp], ports: [443, 3478..3481]}]
              traffic-id: true
            """;
    private static final List<Policy> POLICIES = policies();
    private static final int DOCUMENTS = 100;
    private static final int LEAST_TAKEN = 8;
    private static final int MOST_JUDGED = 30;
    private static final int LEAST_HOSTILE = 15;

    private final Map<Signature, List<RuleShape>> twins = new HashMap<>();

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(HostileSignatures.fields());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void no_field_adds_an_option_a_rule_or_a_line(@ForAll("fields") String field) {
        List<HostileSignatures.Taken> taken = HostileSignatures.taken(field, DOCUMENTS);
        assertThat(taken.size()).as("documents with a hostile '%s' that were taken", field).isGreaterThanOrEqualTo(LEAST_TAKEN);
        Map<String, Signature> judged = new LinkedHashMap<>();
        taken.stream().filter(_ -> judged.size() < MOST_JUDGED).forEach(each -> judged.putIfAbsent(each.value(), each.authored().signature()));
        assertThat(judged.keySet().stream().filter(HostileText::isHostile).count()).as("hostile texts of '%s' that were judged", field)
                .isGreaterThanOrEqualTo(HostileSignatures.FREE.contains(field) ? LEAST_HOSTILE : 0);
        judged.values().stream().distinct().forEach(signature -> assertThat(shapes(signature)).as("%s", signature)
                .isEqualTo(twins.computeIfAbsent(HarmlessTwin.of(signature), RuleInjectionProperties::shapes)));
    }

    /** The sound documents make a rule in every language, or the property above would speak of nothing. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void every_engine_says_some_of_them(@ForAll("engines") Engine engine) {
        List<Signature> signatures = HostileSignatures.fields().stream().flatMap(field -> HostileSignatures.taken(field, 4).stream())
                .map(each -> each.authored().signature()).toList();
        assertThat(signatures).filteredOn(signature -> !rendering(engine, Policy.MONITOR, signature).rules().isEmpty()).hasSizeGreaterThan(20);
    }

    @Provide
    Arbitrary<Engine> engines() {
        return Arbitraries.of(ENGINES);
    }

    @Property(seed = "5")
    void quoting_leaves_one_line_of_printable_ascii(@ForAll String text) {
        ENGINES.stream().filter(engine -> !(engine.dialect() instanceof PlainDialect)).forEach(engine ->
                assertThat(engine.dialect().quotable(text)).matches("(?:[ -~&&[^;\"\\\\]]|\\\\[;\"\\\\])*"));
    }

    private static List<RuleShape> shapes(Signature signature) {
        return POLICIES.stream().flatMap(policy -> ENGINES.stream().map(engine -> RuleShape.of(engine, rendering(engine, policy, signature)))).toList();
    }

    private static Rendering rendering(Engine engine, Policy policy, Signature signature) {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(List.of(signature)).allocatePaths(PathRule.of(List.of(policy)));
        return new RuleRenderer(engine, policy, sids).render(List.of(signature));
    }

    private static List<Policy> policies() {
        try {
            Path own = Files.createTempDirectory("policies");
            Path file = Files.writeString(own.resolve("own.yaml"), HOSTILE_PATH);
            Policies read = Policies.read(Path.of("rules-templates"), Optional.of(own));
            Files.delete(file);
            Files.delete(own);
            return List.of(read.named("monitor"), read.named("block"), read.named("own"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
