package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.Claim;
import io.skywarden.capture.SentCapture;
import io.skywarden.capture.recipe.MalformedRecipe;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.CaptureVerdict.Miss;
import io.skywarden.proof.Finding.FalseFlow;
import io.skywarden.proof.Finding.NotJudged;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One signature on its recipe, on captures sent with it and on reference captures. */
class DryRunTest {

    private static final DryRunBounds AMPLE = new DryRunBounds(1000, Duration.ofMinutes(5), Duration.ofMinutes(5));
    private static final String HIT = "flow h udp 10.1.0.2:1025 -> 203.0.113.7:33033 hit\n> hex 4a 1c 02 ; random 20\n";
    private static final String MISS = "flow m udp 10.1.0.2:1026 -> 203.0.113.8:5 silent\n> hex 4a 1c 03 ; random 20\n";

    @TempDir
    Path folder;

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        Path work = folder.resolve("work");
        assertThat(Files.exists(work) ? Files.list(work).toList() : List.of()).isEmpty();
    }

    @Test
    void a_sound_signature_holds_and_its_hits_have_packets() throws IOException {
        Verdict verdict = run(Trees.signature(folder, "size: 18..45", HIT + MISS));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.captures()).singleElement().satisfies(recipe -> {
            assertThat(recipe.name()).isEqualTo("recipe/T1");
            assertThat(recipe.digest()).hasSize(64);
            assertThat(recipe.hits()).extracting(hit -> hit.flow() + " " + hit.packet())
                    .containsExactly("UDP 10.1.0.2:1025 -> 203.0.113.7:33033 1");
        });
        assertThat(verdict.judges()).containsExactly("in-process");
        assertThat(verdict.notRun()).filteredOn(line -> line.startsWith("suricata-")).hasSize(2).allMatch(line -> line.contains("no such engine on this machine"));
        assertThat(verdict.engines()).filteredOn(engine -> engine.preview().engine().product().equals("suricata"))
                .hasSize(2).allMatch(engine -> engine.preview().text().contains("sid:9210000"));
    }

    @Test
    void a_missed_flow_of_the_recipe_is_told_with_its_first_packet() throws IOException {
        Verdict verdict = run(Trees.signature(folder, "size: 18..45", HIT + MISS.replace("silent", "hit")));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.captures().getFirst().misses()).singleElement().satisfies(miss -> {
            assertThat(miss.flow().orElseThrow()).hasToString("UDP 10.1.0.2:1026 -> 203.0.113.8:5");
            assertThat(miss.packet()).isEqualTo(2);
            assertThat(miss.why()).isEqualTo("the recipe says hit");
        });
    }

    @Test
    void a_hit_in_a_capture_sent_as_negative_is_false_and_has_a_packet() throws IOException {
        Verdict verdict = run(Trees.signature(folder, "size: 18..45", HIT), sent(MISS + HIT, Claim.NEGATIVE));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.captures().getLast().falseFlows()).extracting(FalseFlow::packet).containsExactly(2L);
    }

    @Test
    void a_capture_sent_as_positive_without_a_hit_is_a_miss() throws IOException {
        Verdict verdict = run(Trees.signature(folder, "size: 18..45", HIT), sent(MISS, Claim.POSITIVE));
        assertThat(verdict.captures().getLast().misses()).containsExactly(
                new Miss("in-process", Optional.empty(), 0, "the capture was sent as positive and no flow of it was hit"));
        assertThat(run(Trees.signature(folder, "size: 18..45", HIT), sent(MISS, Claim.NONE)).holds()).isTrue();
    }

    @Test
    void the_reference_captures_speak_within_their_bounds() throws IOException {
        Path captures = corpus(5);
        AuthoredSignature signature = Trees.signature(folder, "size: 18..45", HIT);
        CorpusVerdict all = run(captures, AMPLE, Clock.systemUTC(), signature).corpus();
        assertThat(all.judged()).isEqualTo(6);
        assertThat(all.leftOut()).isEmpty();
        assertThat(all.why()).isEmpty();
        assertThat(all.telling()).extracting(CaptureVerdict::name).startsWith("negative/n.pcap").hasSize(6);
        assertThat(all.telling().getFirst().falseFlows()).singleElement().matches(flow -> flow.packet() == 1);

        CorpusVerdict few = run(captures, new DryRunBounds(2, Duration.ofMinutes(1), Duration.ofMinutes(1)), Clock.systemUTC(), signature).corpus();
        assertThat(few.judged()).isEqualTo(2);
        assertThat(few.leftOut()).hasSize(4);
        assertThat(few.why()).isEqualTo("a dry run judges at most 2 of them");
    }

    @Test
    void a_capture_the_proof_names_comes_first_and_tells_what_it_lacks_flow_by_flow() throws IOException {
        Path captures = corpus(5);
        Files.writeString(captures.resolve("truth.tsv"), "capture\tproto\tsrc\tsport\tdst\tdport\ttruth\n"
                + "p3.pcap\tUDP\t10.1.0.2\t1026\t203.0.113.8\t5\tskype\np3.pcap\tUDP\t10.1.0.2\t1025\t203.0.113.7\t33033\tskype\n");
        String digest = CaptureReader.digest(captures.resolve("p3.pcap")).hex();
        AuthoredSignature signature = Trees.signature(folder, "size: 18..45", HIT,
                "captures: [{sha256: %s, name: p3.pcap, at-least: 2}, {sha256: %s, name: gone.pcap, at-least: 1}]".formatted(digest, "0".repeat(64)));
        CorpusVerdict corpus = run(captures, AMPLE, Clock.systemUTC(), signature).corpus();
        assertThat(corpus.telling().getFirst().name()).isEqualTo("p3.pcap");
        assertThat(corpus.telling().getFirst().misses()).singleElement().satisfies(miss -> {
            assertThat(miss.flow().orElseThrow()).hasToString("UDP 10.1.0.2:1026 -> 203.0.113.8:5");
            assertThat(miss.packet()).isEqualTo(2);
            assertThat(miss.why()).isEqualTo("the proof expects at least 2 flows here, and 1 were hit");
        });
        assertThat(corpus.absent()).containsExactly("gone.pcap (sha256 %s)".formatted("0".repeat(64)));
    }

    @Test
    void when_the_time_is_over_captures_are_left_out_or_not_judged_and_never_taken_for_silent() throws IOException {
        Verdict verdict = run(corpus(3), new DryRunBounds(100, Duration.ofSeconds(3), Duration.ofSeconds(1)), ticking(),
                Trees.signature(folder, "size: 18..45", HIT), sent(MISS, Claim.NEGATIVE));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.captures().getLast().notJudged()).extracting(NotJudged::why).containsExactly("the time for it was over");
        assertThat(verdict.corpus().leftOut()).isNotEmpty();
        assertThat(verdict.corpus().judged() + verdict.corpus().leftOut().size()).isEqualTo(4);
        assertThat(verdict.corpus().why()).contains("at most 3 s");
    }

    @Test
    void a_malformed_recipe_is_refused_with_its_lines() throws IOException {
        AuthoredSignature signature = Trees.signature(folder, "size: 18..45", HIT + "> dance\n> dance\n");
        assertThatThrownBy(() -> run(signature)).isInstanceOfSatisfying(MalformedRecipe.class,
                malformed -> assertThat(malformed.complaints()).extracting(complaint -> complaint.line()).containsExactly(3, 4));
    }

    @Test
    void engines_of_this_machine_load_the_rules_and_judge_recipe_and_sent_captures() throws IOException {
        List<EngineBinary> engines = EngineBinary.discover();
        assumeThat(engines).as("a Suricata on this machine").isNotEmpty();
        Verdict verdict = run(engines, Trees.signature(folder, "size: 18..45", HIT + MISS), sent(MISS + HIT, Claim.NEGATIVE));
        assertThat(verdict.judges()).hasSize(1 + engines.size());
        assertThat(verdict.captures().getFirst().holds()).isTrue();
        assertThat(verdict.captures().getLast().falseFlows()).hasSize(1 + engines.size()).allMatch(flow -> flow.packet() == 2);
        assertThat(verdict.engines().stream().flatMap(engine -> engine.load().stream())).hasSize(engines.size())
                .allMatch(check -> check.passed() && check.loaded() == 1 && check.complaints().isEmpty());
    }

    private Verdict run(AuthoredSignature signature, SentCapture... sent) {
        return run(List.of(), signature, sent);
    }

    private Verdict run(List<EngineBinary> engines, AuthoredSignature signature, SentCapture... sent) {
        return new DryRun(TemplateFolders.of(Path.of("rules-templates")), Optional.empty(), engines, folder.resolve("work"), AMPLE, CaptureWork.PLAIN, Clock.systemUTC())
                .of(signature, SidLock.empty(SidRange.DEFAULT), List.of(sent));
    }

    private Verdict run(Path captures, DryRunBounds bounds, InstantSource clock, AuthoredSignature signature, SentCapture... sent) {
        return new DryRun(TemplateFolders.of(Path.of("rules-templates")), Optional.of(captures), List.of(), folder.resolve("work"), bounds, CaptureWork.PLAIN, clock)
                .of(signature, SidLock.empty(SidRange.DEFAULT), List.of(sent));
    }

    /** One second passes whenever it is looked at. */
    private static InstantSource ticking() {
        AtomicInteger looks = new AtomicInteger();
        return () -> Instant.EPOCH.plusSeconds(looks.getAndIncrement());
    }

    private Path corpus(int positives) throws IOException {
        Path captures = Files.createDirectories(folder.resolve("captures"));
        for (int i = 0; i < positives; i++) {
            Files.write(captures.resolve("p%d.pcap".formatted(i)), SyntheticCapture.pcap(Recipe.parse("r", HIT + MISS), "" + i));
        }
        Files.write(Files.createDirectories(captures.resolve("negative")).resolve("n.pcap"), SyntheticCapture.pcap(Recipe.parse("r", HIT), "n"));
        return captures;
    }

    private SentCapture sent(String recipe, Claim claim) throws IOException {
        Path file = Files.write(folder.resolve("sent.pcap"), SyntheticCapture.pcap(Recipe.parse("r", recipe), "sent"));
        return new SentCapture("sent.pcap", file, CaptureReader.digest(file), claim);
    }
}
