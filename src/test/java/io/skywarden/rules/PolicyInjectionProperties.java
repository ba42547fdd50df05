package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.PolicyUnusable;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a field of a policy: it is refused, or each rule has the shape it has under the mildest policy, in every engine's language. */
class PolicyInjectionProperties {

    private static final List<Engine> ENGINES = Engine.all(Path.of("rules-templates"));
    private static final List<Signature> SIGNATURES = Samples.all().stream()
            .filter(signature -> List.of("C02", "C04", "C20", "R08", "X01", "X02", "D01", "M01", "W01").contains(signature.id().value()))
            .map(signature -> Samples.tagged(signature, "voice")).toList();
    private static final Map<String, Map<String, RuleShape>> PLAIN = ENGINES.stream().collect(Collectors.toMap(Engine::name,
            engine -> each(engine, Policy.MONITOR, SIGNATURES)));
    private static final int DOCUMENTS = 100;
    private static final int LEAST_TAKEN = 8;
    private static final Instant OPEN = Instant.parse("2026-07-06T10:00:00Z");
    private static final Pattern PATH_RULE = Pattern.compile("(?:alert|pass(?=.* flowbits:isnotset,)) (tcp|udp) [0-9a-f.:/,\\[\\]]+ [0-9:,\\[\\]any]+ -> [0-9a-f.:/,\\[\\]]+ [0-9:,\\[\\]any]+ "
            + "\\(msg:\"SKYWARDEN allowed path of [a-z0-9-]+ \\([a-z0-9-]+\\)\"; (flowbits:isnotset,skywarden\\.path\\.[a-z0-9-]+; )?flowbits:set,skywarden\\.path\\.[a-z0-9-]+; "
            + "(flowbits:set,traffic/id/skype; )?flowbits:noalert; classtype:policy-violation; "
            + "metadata:allowed_path [a-z0-9-]+, signature_severity Informational; sid:[0-9]+; rev:1;\\)");
    private static final Pattern ENDS =
            Pattern.compile("[a-z0-9]+ ADDRESSES PORTS -> ADDRESSES PORTS ".replace("ADDRESSES", "[\\[\\]!0-9a-f.:/,any]+").replace("PORTS", "[\\[\\]!0-9:,any]+"));
    private static final HostileDocument POLICY = new HostileDocument("policy", """
            name: <<name=own>>
            title: <<title=My own>>
            action: <<action=drop>>
            select: {families: [<<family=skype-classic>>], eras: [<<era=classic>>], confidence: <<confidence=low>>, states: [<<state=active>>]}
            only-for: {families: [<<only-family=skype-classic>>], eras: [<<only-era=classic>>], confidence: <<only-confidence=high>>, states: [<<only-state=active>>], tags: [voice, <<only-tag=supernode>>],
              signatures: [<<only-signature=C02>>, W01]}
            overrides:
              - {signature: <<overridden=D01>>, action: <<override=reject>>, reason: <<reason=noisy here>>, until: <<until=2099-12-31>>}
            path:
              clients: [<<client=10.0.0.0/8>>]
              relays: [{name: <<relay=proxy>>, networks: [<<network=192.0.2.0/24>>, <<network-6=2001:db8::/32>>], protocols: [<<protocol=udp>>], ports: [<<port=443>>]}]
              hours: {days: [<<day=monday>>], from: <<from=08:00>>, to: <<to=18:00>>, zone: <<zone=Europe/Berlin>>}
              traffic-id: <<traffic-id=true>>
            """);
    /** A list of signatures that are meant leaves out all others, so it stands in a document of its own. */
    private static final HostileDocument SELECTING = new HostileDocument("selecting", """
            name: own
            title: My own
            action: drop
            select: {signatures: [<<signature=C02>>, W01], tags: [<<tag=voice>>, voice]}
            """);
    private static Path own;

    @BeforeContainer
    static void folder() throws IOException {
        own = Files.createTempDirectory("policies");
    }

    @AfterContainer
    static void noFolder() throws IOException {
        Files.delete(own);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(Stream.of(POLICY, SELECTING).flatMap(document -> document.fields().stream()).toList());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void no_field_adds_an_option_a_rule_or_a_line(@ForAll("fields") String field) throws IOException {
        HostileDocument document = POLICY.fields().contains(field) ? POLICY : SELECTING;
        List<Policy> taken = new ArrayList<>();
        int hostile = 0;
        for (HostileDocument.Spoilt spoilt : document.spoilt(field, DOCUMENTS, new Random(field.hashCode()))) {
            Optional<Policy> policy = read(spoilt.document(), field.equals("name") ? spoilt.value() : "own");
            policy.ifPresent(taken::add);
            hostile += policy.isPresent() && HostileText.isHostile(spoilt.value()) ? 1 : 0;
        }
        assertThat(taken.size()).as("documents with a hostile '%s' that were taken", field).isGreaterThanOrEqualTo(LEAST_TAKEN);
        assertThat(hostile).as("hostile texts of '%s' that were taken", field).isGreaterThanOrEqualTo(List.of("title", "reason").contains(field) ? LEAST_TAKEN : 0);
        taken.stream().distinct().forEach(policy -> ENGINES.forEach(engine -> check(engine, policy.at(OPEN))));
    }

    /** Nothing where it is refused, which is said in lines of their own. */
    private static Optional<Policy> read(String document, String name) throws IOException {
        String slug = name.matches("[a-z][a-z0-9-]{0,29}") ? name : "own";
        Path file = own.resolve(slug + ".yaml");
        try {
            Files.write(file, document.getBytes(StandardCharsets.UTF_8));
            Policy policy = Policies.read(own, Optional.of(own)).named(slug);
            assertOnALine(policy);
            return Optional.of(policy);
        } catch (PolicyUnusable refused) {
            assertThat(refused.complaints()).isNotEmpty().allSatisfy(line -> assertThat(line).matches("\\P{Cc}*"));
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What a policy that is over says of itself quotes its reasons. */
    private static void assertOnALine(Policy policy) {
        try {
            policy.usable(Instant.parse("2999-01-01T00:00:00Z"), List.of());
        } catch (PolicyUnusable over) {
            assertThat(over.complaints()).allSatisfy(line -> assertThat(line).matches("\\P{Cc}*"));
        }
    }

    private static void check(Engine engine, Policy policy) {
        boolean pieces = policy.path().isPresent() && engine.product().equals("snort");
        Map<String, RuleShape> shapes = each(engine, policy, SIGNATURES);
        shapes.forEach((id, shape) -> {
            RuleShape plain = PLAIN.get(engine.name()).get(id);
            if (shape.refusals() == plain.refusals()) {
                assertThat(withoutPolicy(shape, pieces)).as("%s of %s", id, policy).isEqualTo(withoutPolicy(plain, pieces));
            } else {
                assertThat(shape.rules()).isEmpty();
            }
        });
    }

    private static List<List<String>> withoutPolicy(RuleShape shape, boolean pieces) {
        List<List<String>> rules = shape.rules().stream().map(keywords -> withoutPolicy(keywords, pieces)).toList();
        return pieces ? rules.stream().distinct().toList() : rules;
    }

    /** The action is the policy's, and so is one question for the mark of the path; in pieces, who may meet whom and the number of the piece. */
    private static List<String> withoutPolicy(List<String> keywords, boolean piece) {
        List<String> rest = new ArrayList<>(keywords);
        rest.set(0, rest.getFirst().replaceFirst("^(alert|drop|reject) ", ""));
        rest.removeIf("flowbits"::equals);
        if (piece) {
            assertThat(rest.getFirst()).matches(ENDS);
            rest.set(0, rest.getFirst().replaceFirst(" .*", ""));
            rest.removeIf(List.of("gid", "ip_proto")::contains);
        }
        return rest;
    }

    private static Map<String, RuleShape> each(Engine engine, Policy policy, Collection<Signature> signatures) {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures).allocatePaths(PathRule.of(List.of(policy)));
        RuleRenderer renderer = new RuleRenderer(engine, policy, sids);
        return signatures.stream().filter(policy::carries).collect(Collectors.toMap(signature -> signature.id().value(), signature -> {
            Rendering rendering = renderer.render(List.of(signature));
            assertThat(rendering.path()).allSatisfy(rule -> assertThat(rule.text()).matches(PATH_RULE));
            boolean marks = engine.product().equals("suricata");
            assertThat(rendering.path()).hasSize(rendering.rules().isEmpty() || !marks ? 0 : PathRule.of(List.of(policy)).size());
            assertThat(rendering.rules()).allSatisfy(rule -> assertThat(rule.text().split("flowbits:isnotset,skywarden.path.", -1))
                    .hasSize(marks && policy.path().isPresent() && !rule.helper() ? 2 : 1));
            return RuleShape.of(engine, rendering);
        }));
    }

    /** An enemy's word must have come as far as a rule: his relay's name into its number's name, his networks into its header. */
    @Example
    void the_sound_document_makes_rules_of_a_path() throws IOException {
        Policy policy = read(POLICY.spoilt("traffic-id", 40, new Random(1)).stream().filter(spoilt -> spoilt.value().equals("true")).findFirst()
                .map(HostileDocument.Spoilt::document).orElseThrow(), "own").orElseThrow();
        Function<String, Rendering> rendered = name -> new RuleRenderer(Engine.load(Path.of("rules-templates"), name), policy,
                SidLock.empty(SidRange.DEFAULT).allocate(SIGNATURES).allocatePaths(PathRule.of(List.of(policy)))).render(SIGNATURES);
        assertThat(rendered.apply("suricata-8").path()).hasSize(4);
        assertThat(rendered.apply("suricata-8").text()).contains("drop ", "reject ", "192.0.2.0/24", "path-proxy-udp");
        assertThat(rendered.apply("snort-3").text()).contains("drop ", "!192.0.2.0/24", " gid:");
        assertThat(rendered.apply("zeek").refusals()).isNotEmpty();
    }
}
