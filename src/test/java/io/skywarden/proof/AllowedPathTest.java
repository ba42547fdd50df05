package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.CaptureReader;
import io.skywarden.proof.PathTrial.Outcome;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real call held against declared relays: silent on the path, as loud as ever off it, in the engines and in process alike. */
class AllowedPathTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final List<Signature> CATALOGUE = Catalogue.signatures().stream().map(AuthoredSignature::signature)
            .filter(signature -> !(signature.state() instanceof State.Retired)).toList();


    /** Signatures that hit a flow, counted once each, as measured on this capture. */
    private static final int ALL = 77;
    /** Of those, on flows to the two people of the call who were reached without a relay. */
    private static final int TO_PEERS = 5;

    private static final String RELAYS = """
            path:
              clients: [192.168.1.6/32]
              relays:
                - {name: resolver, networks: [192.168.1.1/32], protocols: [udp], ports: [53]}
                - {name: services, networks: [52.112.0.0/14], protocols: [tcp], ports: [443]}
                - {name: media, networks: [52.112.0.0/14], protocols: [udp]}
            """;
    private static final String PEERS = """
                - {name: peers, networks: [192.168.0.4/32, 93.71.110.205/32], protocols: [udp]}
            """;

    @TempDir
    Path folder;

    /** Over relays of every kind, so that recipes run on the path, off it, and beside it by the transport or the port alone. */
    private static final String RECIPES = """
            path:
              clients: [10.0.0.0/14, "2001:db8:1::/48"]
              relays:
                - {name: resolver, networks: [198.51.100.53/32], protocols: [udp], ports: [53]}
                - {name: proxy, networks: [203.0.113.16/28, 10.2.0.0/16], protocols: [tcp], ports: [80, 443..8443]}
                - {name: media, networks: [203.0.113.8/29, "2001:db8:2::/48"], protocols: [udp, tcp]}
                - {name: turn, networks: [52.112.0.0/14, 203.0.113.24/29], protocols: [udp], ports: [3478..3481]}
            """;

    private static final Pattern NETWORK = Pattern.compile("([0-9]+\\.[0-9.]+)/([0-9]+)");

    private TestedCapture.Real teams() {
        Optional<Path> file = Catalogue.captures().map(captures -> captures.resolve("positive/teams.pcap")).filter(Files::exists);
        assumeTrue(file.isPresent(), "the real capture teams.pcap is not here");
        return new TestedCapture.Real("positive/teams.pcap", file.get(), CaptureReader.digest(file.get()).hex(), false, Map.of());
    }

    @Test
    void every_recipe_is_judged_alike_under_a_path_of_many_relays() throws IOException {
        List<TestedCapture> recipes = Corpus.synthetic(Catalogue.signatures(), folder.resolve("recipes"));
        everyJudgeFinds(hits -> assertThat(hits).hasSizeBetween(1, new PathTrial(Policy.MONITOR, CATALOGUE).judge(recipes).hits() * 2 / 3),
                policy("drop", RECIPES), recipes);
    }

    /** Each recipe also as IPv6, and each network of the path in both: no flow of one is taken for the other, with ports or without, where hits drop. */
    @Test
    void relays_and_clients_of_both_families_are_judged_alike() throws IOException {
        List<AuthoredSignature> sixes = Catalogue.signatures().stream().map(AllowedPathTest::overIpv6).toList();
        List<TestedCapture> recipes = Stream.concat(Corpus.synthetic(Catalogue.signatures(), folder.resolve("fours")).stream(),
                Corpus.synthetic(sixes, folder.resolve("sixes")).stream()
                        .map(TestedCapture.Synthetic.class::cast).map(six -> new TestedCapture.Real("six/" + six.of(), six.file(), "", false, Map.of()))).toList();
        int all = new PathTrial(Policy.MONITOR, CATALOGUE).judge(recipes).hits();
        String fours = RECIPES.replace(", \"2001:db8:1::/48\"", "").replace(", \"2001:db8:2::/48\"", "");
        Set<String> both = everyJudgeFinds(hits -> assertThat(hits).hasSizeBetween(1, all * 2 / 3), policy("drop", bothFamilies(fours, true)), recipes);
        // Not dropped: off the path one hit would end a flow before the next signature has seen it.
        Set<String> onlySix = everyJudgeFinds(hits -> assertThat(hits).hasSizeBetween(both.size() + 1, all - 1), policy("alert", bothFamilies(fours, false)), recipes);
        assertThat(onlySix).filteredOn(hit -> hit.contains(" in six/")).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(both.stream().filter(hit -> hit.contains(" in six/")).toList());
    }

    private static String bothFamilies(String path, boolean four) {
        return NETWORK.matcher(path).replaceAll(network -> (four ? network.group() + ", " : "")
                + "\"2001:db8::%s/%d\"".formatted(network.group(1), 96 + Integer.parseInt(network.group(2))));
    }

    /** Of the same flows, between addresses that hold those of IPv4 in their last bits. */
    private static AuthoredSignature overIpv6(AuthoredSignature four) {
        AuthoredText text = four.text();
        return new AuthoredSignature(four.signature(),
                new AuthoredText(text.signature(), text.proof(), text.recipe().lines().map(line -> line.startsWith("flow ") || line.startsWith("fan ")
                        ? line.replaceAll(" ([0-9.]+):([0-9]+)\\b", " [2001:db8::$1]:$2") : line).collect(Collectors.joining("\n"))),
                four.form(), four.place());
    }

    @Test
    void without_a_declaration_everything_fires() throws IOException {
        everyJudgeFinds(ALL, policy("alert", ""));
    }

    @Test
    void through_declared_relays_nothing_fires() throws IOException {
        everyJudgeFinds(0, policy("alert", RELAYS + PEERS));
    }

    @Test
    void what_leaves_the_path_still_fires() throws IOException {
        assertThat(everyJudgeFinds(TO_PEERS, policy("alert", RELAYS)))
                .allMatch(hit -> hit.contains("192.168.0.4") || hit.contains("93.71.110.205"));
    }

    /** Engines try rules that drop before those that alert, and the path's mark must still be there in time. */
    @Test
    void a_path_holds_where_hits_are_dropped() throws IOException {
        everyJudgeFinds(0, policy("drop", RELAYS + PEERS));
        everyJudgeFinds(0, policy("reject", RELAYS + PEERS));
    }

    @Test
    void another_clients_way_is_no_path() throws IOException {
        everyJudgeFinds(ALL, policy("alert", (RELAYS + PEERS).replace("192.168.1.6/32", "192.168.1.7/32")));
    }

    @Test
    void what_a_path_removes_is_counted() throws IOException {
        assertThat(new PathTrial(policy("alert", RELAYS), CATALOGUE).judge(List.of(teams()))).isEqualTo(new Outcome(1, 0, ALL, ALL - TO_PEERS));
    }

    private Policy policy(String action, String path) throws IOException {
        Path own = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(own.resolve("office.yaml"), "name: office\ntitle: The office's own way\naction: %s\n%s".formatted(action, path));
        return Policies.read(TEMPLATES, Optional.of(own)).named("office");
    }

    private Set<String> everyJudgeFinds(int hits, Policy policy) {
        return everyJudgeFinds(found -> assertThat(found).hasSize(hits), policy, List.of(teams()));
    }

    /** The in-process judge and each engine that is here, all with the same hits, but for signatures an engine cannot say. */
    private Set<String> everyJudgeFinds(Consumer<Set<String>> expected, Policy policy, List<TestedCapture> captures) {
        PathTrial trial = new PathTrial(policy, CATALOGUE);
        Set<String> inProcess = captures.stream().flatMap(capture -> said(capture, trial.underPolicy(CaptureReader.read(capture.file()))))
                .collect(Collectors.toSet());
        expected.accept(inProcess);
        SidLock sids = SidLock.read(Path.of("signatures/sids.lock")).allocatePaths(PathRule.of(List.of(policy)));
        for (InstalledEngine binary : InstalledEngine.discover()) {
            try (InEngine engine = InEngine.start(binary, TemplateFolders.of(TEMPLATES), policy, CATALOGUE, sids, folder.resolve(binary.judge()), Progress.NONE)) {
                assertThat(engine.judge(captures).entrySet().stream().flatMap(ruling -> said(ruling.getKey(), ((Ruling.Judged) ruling.getValue()).hits())))
                        .as(binary.toString()).containsExactlyInAnyOrderElementsOf(inProcess.stream()
                                .filter(hit -> engine.cannotSay().stream().noneMatch(id -> hit.startsWith(id + " "))).toList());
            }
        }
        return inProcess;
    }

    private static Stream<String> said(TestedCapture capture, List<Hit> hits) {
        return hits.stream().map(hit -> hit.signature() + " " + FlowTuple.of(hit.flow()) + " in " + capture.name()).distinct();
    }
}
