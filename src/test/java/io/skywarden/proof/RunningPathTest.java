package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.RuleRenderer;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.policy.AllowedPath;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.Transport;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real call on a Suricata whose rules change while it runs, and beside rules of others. */
class RunningPathTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final List<Signature> CATALOGUE = Catalogue.signatures().stream().map(AuthoredSignature::signature)
            .filter(signature -> !(signature.state() instanceof State.Retired)).toList();
    private static final int ANOTHERS = 8_000_000;
    private static final String OF_ANOTHER = "alert udp any any -> any any (msg:\"any payload\"; dsize:>0; sid:%d; rev:1;)\n".formatted(ANOTHERS);
    /** As in the engine's manual. */
    private static final String BYPASS = "alert ip any any -> any any (msg:\"bypass Skype\"; flowbits:isset,traffic/id/skype; noalert; bypass; sid:1000001; rev:1;)\n";
    private static final Instant OPEN = Instant.parse("2026-07-06T12:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-07-06T20:00:00Z");
    /** In seconds: longer than the capture lasts, and too short for the engine to end a flow. */
    private static final int AGAIN = 28;

    @TempDir
    Path folder;

    private Path teams;

    @BeforeEach
    void capture() {
        Optional<Path> file = Catalogue.captures().map(captures -> captures.resolve("positive/teams.pcap")).filter(Files::exists);
        assumeTrue(file.isPresent(), "the real capture teams.pcap is not here");
        teams = file.get();
    }

    /** Every engine that is here, where hits only alert and where they drop. */
    static Stream<Setting> settings() {
        List<EngineBinary> engines = EngineBinary.discover();
        if (engines.isEmpty()) {
            System.out.println("not run: no Suricata is here");
        }
        return engines.stream().flatMap(engine -> Stream.of("alert", "drop").map(action -> new Setting(engine, action)));
    }

    record Setting(EngineBinary engine, String action) {

        String[] arguments() {
            return action.equals("alert") ? new String[0] : new String[] {"--simulate-ips"};
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void a_path_outlives_a_reload_in_the_middle_of_a_call(Setting setting) throws Exception {
        List<byte[]> call = LiveSuricata.records(teams, 0);
        String rules = rules(setting, OPEN, "");
        Heard heard = play(setting, call.subList(0, call.size() / 2), rules, call.subList(call.size() / 2, call.size()), rules);
        assertThat(heard.onPath(0)).isEmpty();
        assertThat(heard.offPath(0)).isNotEmpty();
    }

    /** The same call once more in the same flows, so that each of them goes on with packets that hit. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void every_running_flow_is_marked_again(Setting setting) throws Exception {
        String rules = rules(setting, OPEN, "");
        Heard heard = twice(setting, rules, rules);
        assertThat(heard.onPath(0)).isEmpty();
        assertThat(heard.offPath(heard.reloaded())).isNotEmpty();
        String unmended = rules.lines().filter(line -> !line.contains("-running")).collect(Collectors.joining("\n", "", "\n"));
        assertThat(twice(setting, unmended, unmended).onPath(0)).as("the same rules but for those about running flows").isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void running_flows_are_on_a_path_as_soon_as_it_opens_and_off_it_as_soon_as_it_closes(Setting setting) throws Exception {
        Heard opened = twice(setting, rules(setting, CLOSED, ""), rules(setting, OPEN, ""));
        assertThat(opened.onPath(0)).isNotEmpty();
        assertThat(opened.onPath(opened.reloaded())).isEmpty();
        assertThat(opened.offPath(opened.reloaded())).isNotEmpty();
        Heard closed = twice(setting, rules(setting, OPEN, ""), rules(setting, CLOSED, ""));
        assertThat(closed.onPath(0)).isNotEmpty().hasSameSizeAs(closed.onPath(closed.reloaded()));
    }

    /** Where hits drop, one packet of each running flow is passed, for all rules, after a reload; else nothing is hidden. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void rules_of_others_see_the_path(Setting setting) throws Exception {
        String rules = rules(setting, OPEN, OF_ANOTHER);
        List<byte[]> call = LiveSuricata.records(teams, 0);
        int seen = play(setting, call, OF_ANOTHER, List.of(), "").ofAnotherOnPath(0).size();
        assertThat(play(setting, call, rules, List.of(), "").ofAnotherOnPath(0)).hasSize(seen);
        Heard heard = twice(setting, rules, rules);
        assertThat(heard.flowsOnPath("UDP")).isPositive();
        long passed = setting.action().equals("alert") ? 0 : heard.flowsOnPath("UDP");
        assertThat(heard.ofAnotherOnPath(heard.reloaded())).hasSize((int) (seen - passed));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("settings")
    void the_manuals_bypass_takes_the_flows_of_the_path_if_it_may(Setting setting) throws Exception {
        List<byte[]> call = LiveSuricata.records(teams, 0);
        Heard with = play(setting, call, rules(setting, OPEN, BYPASS), List.of(), "");
        assertThat(with.bypassed()).isNotEmpty().allMatch(with::onPath).hasSize((int) (with.flowsOnPath("UDP") + with.flowsOnPath("TCP")));
        Heard without = play(setting, call, rules(setting, OPEN, BYPASS).replace("flowbits:set,traffic/id/skype; ", ""), List.of(), "");
        assertThat(without.bypassed()).isEmpty();
    }

    private Heard twice(Setting setting, String rules, String later) throws IOException, InterruptedException {
        return play(setting, LiveSuricata.records(teams, 0), rules, LiveSuricata.records(teams, AGAIN), later);
    }

    private Heard play(Setting setting, List<byte[]> first, String rules, List<byte[]> second, String later) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "live");
        try (LiveSuricata engine = LiveSuricata.start(setting.engine(), own, rules, setting.arguments())) {
            engine.send(first);
            if (!second.isEmpty()) {
                engine.reload(later, first.getLast());
            }
            int reloaded = engine.sent();
            engine.send(second);
            return new Heard(policy(setting.action()).path().orElseThrow(), reloaded, engine.events());
        }
    }

    private String rules(Setting setting, Instant now, String others) throws IOException {
        Policy policy = policy(setting.action());
        SidLock sids = SidLock.read(Path.of("signatures/sids.lock")).allocatePaths(PathRule.of(List.of(policy)));
        Engine engine = Engine.forVersion(TemplateFolders.of(TEMPLATES), setting.engine().judge());
        return new RuleRenderer(engine, policy.at(now), sids).render(CATALOGUE).text() + others;
    }

    private Policy policy(String action) throws IOException {
        Path own = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(own.resolve("office.yaml"), """
                name: office
                title: The office's own way
                action: %s
                path:
                  clients: [192.168.1.6/32]
                  relays:
                    - {name: resolver, networks: [192.168.1.1/32], protocols: [udp], ports: [53]}
                    - {name: services, networks: [52.112.0.0/14], protocols: [tcp], ports: [443]}
                    - {name: media, networks: [52.112.0.0/14], protocols: [udp]}
                  hours: {from: "08:00", to: "18:00", zone: UTC}
                  traffic-id: true
                """.formatted(action));
        return Policies.read(TEMPLATES, Optional.of(own)).named("office");
    }

    /** @param reloaded the last packet before the rules were others */
    private record Heard(AllowedPath path, int reloaded, List<JsonNode> events) {

        List<JsonNode> onPath(int after) {
            return alerts(after).filter(event -> sid(event) != ANOTHERS).filter(this::onPath).toList();
        }

        List<JsonNode> offPath(int after) {
            return alerts(after).filter(event -> sid(event) != ANOTHERS).filter(event -> !onPath(event)).toList();
        }

        List<JsonNode> ofAnotherOnPath(int after) {
            return alerts(after).filter(event -> sid(event) == ANOTHERS).filter(this::onPath).toList();
        }

        List<JsonNode> bypassed() {
            return flows().filter(flow -> flow.path("flow").path("state").asText().equals("bypassed")).toList();
        }

        long flowsOnPath(String protocol) {
            return flows().filter(this::onPath).filter(flow -> flow.path("proto").asText().equals(protocol)).count();
        }

        boolean onPath(JsonNode event) {
            String protocol = event.path("proto").asText();
            return (protocol.equals("TCP") || protocol.equals("UDP")) && path.carries(Transport.valueOf(protocol),
                    InetAddress.ofLiteral(event.path("src_ip").asText()), event.path("src_port").asInt(),
                    InetAddress.ofLiteral(event.path("dest_ip").asText()), event.path("dest_port").asInt());
        }

        private Stream<JsonNode> flows() {
            return events.stream().filter(event -> event.path("event_type").asText().equals("flow"));
        }

        private Stream<JsonNode> alerts(int after) {
            return events.stream().filter(event -> event.path("event_type").asText().equals("alert")).filter(event -> event.path("pcap_cnt").asInt() > after);
        }

        private static int sid(JsonNode event) {
            return event.path("alert").path("signature_id").asInt();
        }
    }
}
