package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the real engines say to the sample rules, where they are installed. */
class RealEngineTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final SidLock SIDS = SidLock.empty(SidRange.DEFAULT).allocate(Samples.all());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> an_engine_loads_every_rule_without_a_remark() {
        List<EngineProgram> programs = EngineProgram.installed();
        assumeTrue(!programs.isEmpty(), "no engine is installed");
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.engine(),
                () -> assertThat(program.complaints(folder, rules(program))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> an_engine_loads_rules_of_any_text() {
        Random random = new Random(7);
        List<Signature> signatures = IntStream.range(0, 300).mapToObj(i -> hostile("X" + i, random)).toList();
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        return EngineProgram.installed().stream().map(program -> DynamicTest.dynamicTest(program.engine(), () -> {
            Engine engine = Engine.load(TEMPLATES, program.engine());
            String rules = new RuleRenderer(engine, Policy.MONITOR, sids).render(signatures).text();
            assertThat(program.complaints(folder, rules)).isEmpty();
        }));
    }

    private static Signature hostile(String id, Random random) {
        SessionShows shows = new SessionShows.HttpUri(new SessionShows.Text(text(random), random.nextBoolean()));
        return Samples.titled(id, text(random), Samples.name(id, Transport.TCP, shows).detection());
    }

    private static String text(Random random) {
        String special = ";\"\\:|(),$/'`!% ax0";
        return IntStream.range(0, 3 + random.nextInt(12))
                .mapToObj(_ -> String.valueOf(special.charAt(random.nextInt(special.length()))))
                .collect(Collectors.joining());
    }

    /** The counts of the measured prototype rules, whose conditions the samples repeat. */
    @ParameterizedTest
    @CsvSource({
        "skype-2015-a.pcap, C02, 137", "skype-2015-a.pcap, C07, 127", "skype-2015-a.pcap, C10, 43",
        "skype-2015-a.pcap, C20, 43", "skype-2015-a.pcap, D01, 8", "skype-2015-a.pcap, M01, 2", "skype-2015-a.pcap, M04, 1",
        "teams.pcap, M01, 2", "teams.pcap, M05, 2", "teams.pcap, D02, 2", "teams.pcap, D05, 2", "teams.pcap, M13, 9",
        "teams.pcap, R01, 8", "teams.pcap, R07, 1",
        "skype-conference-call.pcap, R01, 1", "skype-conference-call.pcap, R02, 0"})
    void a_sample_hits_as_many_flows_as_were_measured(String capture, String signature, int flows) throws Exception {
        for (SuricataProgram program : programs()) {
            Map<Long, Set<String>> hits = program.hits(folder, rules(program), capture(capture));
            assertThat(flowsOf(signature, hits)).as(program.engine()).hasSize(flows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"skype-2015-a.pcap", "skype-conference-call.pcap", "teams.pcap", "dns_ambiguous_names.pcap"})
    void both_engines_hit_the_same_flows(String capture) throws Exception {
        List<SuricataProgram> programs = programs();
        assumeTrue(programs.size() == 2, "both engines are needed");
        List<Map<Long, Set<String>>> hits = new ArrayList<>();
        for (SuricataProgram program : programs) {
            hits.add(program.hits(folder, rules(program), capture(capture)));
        }
        assertThat(hits.getFirst()).isNotEmpty().isEqualTo(hits.getLast());
    }

    /** One that has JA3 switched off leaves out the rules that ask for it, and takes all others: it never refuses the update. */
    @Test
    void a_sensor_without_ja3_loads_all_other_rules() throws Exception {
        AuthoredSignature ja3 = SignatureTree.read(Path.of("signatures")).stream().filter(each -> each.signature().id().value().equals("M12")).findFirst().orElseThrow();
        Path capture = Files.write(folder.resolve("m12.pcap"), SyntheticCapture.pcap(Recipe.parse("M12", ja3.text().recipe()), "m12"));
        List<Signature> signatures = List.of(ja3.signature(),
                Samples.name("M04", Transport.TCP, new SessionShows.TlsCertificateName(new DomainName("gateway.messenger.live.com"))));
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        for (SuricataProgram program : programs()) {
            List<RenderedRule> rules = new RuleRenderer(Engine.load(TEMPLATES, program.engine()), Policy.MONITOR, sids).render(signatures).rules();
            String text = new Rendering(rules, List.of()).text();
            for (String word : List.of("no", "auto")) {
                assertThat(program.ja3(word).complaints(folder, text)).as("%s, ja3-fingerprints: %s", program.engine(), word).isEmpty();
                Map<Long, Set<String>> hits = program.ja3(word).hits(folder, text, capture);
                for (RenderedRule rule : rules) {
                    int flows = rule.signature().equals(ja3.signature().id()) ? word.equals("no") ? 0 : 1 : 3;
                    assertThat(hits.getOrDefault(rule.sid(), Set.of())).as("%s, %s, %s", program.engine(), word, rule.text()).hasSize(flows);
                }
            }
        }
    }

    private static List<SuricataProgram> programs() {
        List<SuricataProgram> programs = SuricataProgram.installed();
        assumeTrue(!programs.isEmpty(), "no Suricata is installed");
        return programs;
    }

    private static String rules(EngineProgram program) {
        return new RuleRenderer(Engine.load(TEMPLATES, program.engine()), Policy.MONITOR, SIDS).render(Samples.all()).text();
    }

    private static Set<String> flowsOf(String signature, Map<Long, Set<String>> hits) {
        Set<String> flows = new TreeSet<>();
        SIDS.lines().stream()
                .filter(line -> line.key().signature().value().equals(signature))
                .forEach(line -> flows.addAll(hits.getOrDefault(line.sid(), Set.of())));
        return flows;
    }

    private static Path capture(String name) {
        Path captures = Path.of(Optional.ofNullable(System.getenv("SKYWARDEN_CAPTURES")).orElse("../shared/captures"));
        Path capture = captures.resolve("positive").resolve(name);
        assumeTrue(Files.exists(capture), "not run: the real capture %s is not here".formatted(name));
        return capture.toAbsolutePath();
    }
}
