package io.skywarden.proof;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skywarden.capture.Claim;
import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.proof.Finding.Disagreement;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.proof.Finding.Shortfall;
import io.skywarden.rules.Samples;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.State;
import io.skywarden.signature.Transport;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a proof finds, with judges that say whatever a case needs. */
class ProverTest {

    private static final String DIGEST = "a".repeat(64);
    private static final FlowKey FLOW = flow(6001);
    private static final FlowKey OTHER = flow(6002);
    private static final Signature ACTIVE = signature(new State.Active(), 0);
    private static final TestedCapture.Real PLAIN = real(false, Map.of());

    private record Says(String name, Set<SignatureId> cannotSay, Ruling ruling) implements Judge {
        @Override
        public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
            return captures.stream().collect(Collectors.toMap(Function.identity(), _ -> ruling));
        }
    }

    @Test
    void a_flow_that_the_recipe_wants_hit_and_is_not_is_a_shortfall() {
        var recipe = new TestedCapture.Synthetic(ACTIVE.id(), Path.of("a"), Map.of(FlowTuple.of(FLOW), true, FlowTuple.of(OTHER), true));
        assertThat(prove(ACTIVE, recipe, hitting("a", FLOW)).findings())
                .containsExactly(new Shortfall("a", "recipe/T1", ACTIVE.id(), 2, 1, List.of(FlowTuple.of(OTHER))));
        assertThat(prove(ACTIVE, recipe, hitting("a", FLOW, OTHER.reversed())).holds()).isTrue();
    }

    @Test
    void a_flow_that_the_recipe_wants_silent_and_is_hit_is_a_false_flow() {
        var recipe = new TestedCapture.Synthetic(ACTIVE.id(), Path.of("a"), Map.of(FlowTuple.of(FLOW), true, FlowTuple.of(OTHER), false));
        assertThat(prove(ACTIVE, recipe, hitting("a", FLOW, OTHER)).findings())
                .containsExactly(new FalseFlow("a", "recipe/T1", ACTIVE.id(), OTHER, 7, "the recipe says silent"));
    }

    @Test
    void a_real_capture_must_show_as_many_flows_as_the_signature_expects() {
        assertThat(prove(signature(new State.Active(), 2), PLAIN, hitting("a", FLOW)).findings())
                .containsExactly(new Shortfall("a", "c.pcap", ACTIVE.id(), 2, 1, List.of()));
        assertThat(prove(signature(new State.Active(), 2), PLAIN, hitting("a", FLOW, OTHER)).holds()).isTrue();
    }

    @Test
    void an_expected_capture_that_is_not_at_hand_is_told_and_no_finding() {
        Proof proof = new Prover(List.of(hitting("a")), List.of()).prove(List.of(signature(new State.Active(), 2)), List.of());
        assertThat(proof.holds()).isTrue();
        assertThat(proof.absent()).containsExactly("c.pcap (sha256 %s)".formatted(DIGEST));
    }

    @Test
    void every_hit_in_an_innocent_capture_is_a_false_flow() {
        assertThat(prove(ACTIVE, real(true, Map.of()), hitting("a", FLOW)).findings()).singleElement().isInstanceOf(FalseFlow.class)
                .satisfies(finding -> assertThat(finding.line()).contains("nothing of the Skype family", "packet 7", "c.pcap", "T1"));
    }

    @Test
    void a_submitted_capture_is_judged_by_what_was_said_of_it() {
        assertThat(prove(ACTIVE, submitted(Claim.NEGATIVE), hitting("a", FLOW)).findings())
                .containsExactly(new FalseFlow("a", "sent.pcap", ACTIVE.id(), FLOW, 7, "the capture was sent as negative"));
        assertThat(prove(ACTIVE, submitted(Claim.POSITIVE), hitting("a")).findings())
                .containsExactly(new Shortfall("a", "sent.pcap", ACTIVE.id(), 1, 0, List.of()));
        assertThat(prove(ACTIVE, submitted(Claim.POSITIVE), hitting("a", FLOW)).holds()).isTrue();
        assertThat(prove(ACTIVE, submitted(Claim.NEGATIVE), hitting("a")).holds()).isTrue();
        assertThat(prove(ACTIVE, submitted(Claim.NONE), hitting("a", FLOW)).hits()).hasSize(1);
        assertThat(prove(ACTIVE, new TestedCapture.Submitted("sent.pcap", Path.of("sent.pcap"), DIGEST, Map.of(new SignatureId("OTHER"), Claim.NEGATIVE)),
                hitting("a", FLOW)).holds()).as("what is claimed about another signature says nothing of this one").isTrue();
        assertThat(prove(ACTIVE, submitted(Claim.NONE), hitting("a")).holds()).isTrue();
    }

    @Test
    void an_expectation_is_held_against_a_submitted_capture_of_that_digest() {
        assertThat(prove(signature(new State.Active(), 2), submitted(Claim.POSITIVE), hitting("a", FLOW)).findings())
                .containsExactly(new Shortfall("a", "sent.pcap", ACTIVE.id(), 2, 1, List.of()));
    }

    @Test
    void a_hit_is_false_only_where_truth_says_other() {
        for (Truth truth : Truth.values()) {
            Proof proof = prove(ACTIVE, real(false, Map.of(FlowTuple.of(FLOW), truth)), hitting("a", FLOW, OTHER));
            assertThat(proof.holds()).as(truth.name()).isEqualTo(truth != Truth.OTHER);
        }
    }

    @Test
    void a_retired_signature_shows_its_false_hits_without_a_finding() {
        Proof proof = prove(signature(new State.Retired("It fires on games."), 1), real(true, Map.of()), hitting("a", FLOW));
        assertThat(proof.findings()).isEmpty();
        assertThat(proof.hits()).isEmpty();
        assertThat(proof.antiExamples()).extracting(found -> found.hit().flow()).containsExactly(FLOW);
    }

    @Test
    void judges_that_differ_disagree_whichever_of_them_hits() {
        assertThat(prove(ACTIVE, PLAIN, hitting("a", FLOW), hitting("b", OTHER)).findings()).containsExactlyInAnyOrder(
                new Disagreement("c.pcap", ACTIVE.id(), FLOW, 7, "a", "b"),
                new Disagreement("c.pcap", ACTIVE.id(), OTHER, 7, "b", "a"));
        assertThat(prove(ACTIVE, PLAIN, hitting("a", FLOW), hitting("b", FLOW.reversed())).holds()).isTrue();
    }

    @Test
    void a_retired_signature_must_be_agreed_on_too() {
        assertThat(prove(signature(new State.Retired("Why."), 0), PLAIN, hitting("a", FLOW), hitting("b")).findings())
                .singleElement().isInstanceOf(Disagreement.class);
    }

    @Test
    void a_judge_that_gave_up_is_a_finding_and_is_not_taken_for_silence() {
        Proof proof = prove(signature(new State.Active(), 1), PLAIN, hitting("a", FLOW), new Says("b", Set.of(), new Ruling.GaveUp("it crashed")));
        assertThat(proof.findings()).containsExactly(new NotJudged("b", "c.pcap", "it crashed"));
    }

    @Test
    void a_kind_of_capture_that_a_judge_does_not_read_is_a_remark() {
        Proof proof = prove(signature(new State.Active(), 1), PLAIN, hitting("a", FLOW), new Says("b", Set.of(), new Ruling.Unsupported("link 9")));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.damaged()).containsExactly("c.pcap by b: not judged: link 9");
    }

    @Test
    void the_silence_of_a_judge_that_cannot_say_a_signature_means_nothing() {
        var mute = new Says("b", Set.of(ACTIVE.id()), new Ruling.Judged(List.of(), Optional.empty()));
        assertThat(prove(signature(new State.Active(), 1), PLAIN, hitting("a", FLOW), mute).holds()).isTrue();
        assertThat(prove(signature(new State.Active(), 1), PLAIN, mute, hitting("a", FLOW)).holds()).isTrue();
    }

    @Test
    void a_proof_without_a_judge_is_refused() {
        assertThatThrownBy(() -> new Prover(List.of(), List.of("suricata-8: not found")))
                .isInstanceOf(UnusableInput.class).hasMessageContaining("suricata-8: not found");
    }

    @Test
    void the_json_report_says_who_hit_what_where() throws JsonProcessingException {
        Proof proof = new Prover(List.of(hitting("a", FLOW), hitting("b", OTHER)), List.of("suricata-8: not found"))
                .prove(List.of(signature(new State.Active(), 2)), List.of(PLAIN));
        JsonNode report = new ObjectMapper().readTree(ProofReport.json(proof));
        assertThat(report.at("/hits/0").toString()).isEqualTo("{\"capture\":\"c.pcap\",\"signature\":\"T1\",\"flow\":{\"proto\":\"UDP\","
                + "\"src\":\"10.0.0.1\",\"sport\":5000,\"dst\":\"10.0.0.2\",\"dport\":6001},\"packet\":7}");
        assertThat(report.get("disagreements")).hasSize(2);
        assertThat(report.at("/disagreements/0/hit_by").asText()).isEqualTo("a");
        assertThat(report.at("/disagreements/0/missed_by").asText()).isEqualTo("b");
        assertThat(report.at("/disagreements/0/flow/dport").asInt()).isEqualTo(6001);
        assertThat(report.get("shortfalls")).hasSize(2);
        assertThat(report.at("/shortfalls/0/expected").asInt()).isEqualTo(2);
        assertThat(report.at("/shortfalls/0/found").asInt()).isEqualTo(1);
        assertThat(report.get("summary").toString()).isEqualTo("{\"proven\":false,\"signatures\":1,\"captures\":1,\"judges\":[\"a\",\"b\"],"
                + "\"not_run\":[\"suricata-8: not found\"],\"absent_captures\":[],\"hits\":1,\"findings\":4}");
    }

    @Test
    void the_text_report_ends_with_the_verdict() {
        assertThat(ProofReport.text(prove(ACTIVE, PLAIN, hitting("a", FLOW))).strip())
                .isEqualTo("proven: 1 signatures, 1 captures, judged by a: 1 hits, 0 findings");
        assertThat(ProofReport.text(prove(ACTIVE, real(true, Map.of()), hitting("a", FLOW))).lines().toList())
                .hasSize(2).last().asString().startsWith("NOT PROVEN: ").endsWith("1 hits, 1 findings");
    }

    private static Proof prove(Signature signature, TestedCapture capture, Judge... judges) {
        return new Prover(List.of(judges), List.of()).prove(List.of(signature), List.of(capture));
    }

    private static Judge hitting(String name, FlowKey... flows) {
        return new Says(name, Set.of(), new Ruling.Judged(
                Arrays.stream(flows).map(flow -> new Hit(ACTIVE.id(), flow, 7)).toList(), Optional.empty()));
    }

    private static TestedCapture submitted(Claim claim) {
        return new TestedCapture.Submitted("sent.pcap", Path.of("sent.pcap"), DIGEST, Map.of(ACTIVE.id(), claim));
    }

    private static TestedCapture.Real real(boolean innocent, Map<FlowTuple, Truth> truth) {
        return new TestedCapture.Real("c.pcap", Path.of("c.pcap"), DIGEST, innocent, truth);
    }

    private static Signature signature(State state, int expected) {
        Signature sample = Samples.signature("T1", Transport.UDP, step(Direction.EITHER, at(0, "01")));
        var captures = expected == 0 ? List.<Expectations.InCapture>of()
                : List.of(new Expectations.InCapture(DIGEST, "c.pcap", expected, false));
        return new Signature(sample.id(), sample.title(), sample.family(), sample.era(), sample.confidence(), state,
                sample.description(), sample.sources(), sample.detection(), new Expectations(captures));
    }

    private static FlowKey flow(int port) {
        return new FlowKey(Protocol.UDP, InetAddress.ofLiteral("10.0.0.1"), 5000, InetAddress.ofLiteral("10.0.0.2"), port);
    }
}
