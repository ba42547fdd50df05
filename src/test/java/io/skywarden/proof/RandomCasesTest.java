package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.recipe.FlowExpectation;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.proof.engine.SnortBinary;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 random cases: a signature and a flow made for it or nearly. All judges must say the same of each, and of each flow
 * before the 49 other signatures of its batch; or Snort 3 must say what holds of flows as it cuts them ({@link SnortCut}).
 * {@code -Drandom.cases.seed=N} makes others; {@code -Drandom.cases=N} another number.
 */
class RandomCasesTest {

    private static final int CASES = Integer.getInteger("random.cases", 10_000);
    private static final long SEED = Long.getLong("random.cases.seed", 20_261_121L);
    private static final int SIGNATURES = 50;
    private static final int FLOWS = 20;
    private static final int TOLD = 5;
    private static final String SNORT = "snort-3";

    @TempDir
    Path folder;

    @Test
    void all_judges_say_the_same_of_random_flows() throws IOException {
        List<InstalledEngine> engines = InstalledEngine.discover();
        assumeTrue(!engines.isEmpty(), "no engine: install one, or set SKYWARDEN_SURICATA_7, _8 or SKYWARDEN_SNORT_3");
        if (SnortBinary.discover().isEmpty()) {
            System.out.println("RandomCasesTest: not judged by Snort 3: set SKYWARDEN_SNORT_3");
        }
        int batches = Math.ceilDiv(CASES, SIGNATURES * FLOWS);
        int own = 0;
        int pairs = 0;
        int disagreements = 0;
        int cut = 0;
        List<String> told = new ArrayList<>();
        long start = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            Batch made = batch(SEED + batch);
            Judged judged = judged(made, engines, folder.resolve("batch-" + batch));
            Proof proof = judged.proof();
            Map<FlowTuple, RandomFlow> flows = made.byTuple();
            own += (int) proof.hits().stream().map(CaptureHit::hit)
                    .filter(hit -> flows.get(FlowTuple.of(hit.flow())).signature().equals(hit.signature().value())).count();
            pairs += proof.hits().size();
            List<Finding> findings = judged.unexplained();
            disagreements += findings.size();
            cut += proof.findings().size() - findings.size();
            findings.stream().limit(TOLD - Math.min(TOLD, told.size())).forEach(finding -> told.add(tell(made, finding, engines)));
        }
        System.out.printf("RandomCasesTest: seed %d, judged by %s: %d cases with %d hits, %d further pairs with %d hits, %d disagreements and %d as Snort cuts flows, %d s%n",
                SEED, engines, batches * SIGNATURES * FLOWS, own, batches * SIGNATURES * FLOWS * (SIGNATURES - 1), pairs - own, disagreements, cut,
                (System.nanoTime() - start) / 1_000_000_000);
        assertThat(told).isEmpty();
        assertThat(own).as("many flows show what is asked for").isGreaterThan(CASES / 6);
        assertThat(own).as("and many nearly").isLessThan(CASES * 4 / 5);
    }

    /** @param flows in the order of the capture */
    record Batch(long seed, List<Signature> signatures, List<RandomFlow> flows) {

        String recipe() {
            return flows.stream().map(RandomFlow::recipe).collect(Collectors.joining());
        }

        /** Each flow has addresses or ports of its own. */
        Map<FlowTuple, RandomFlow> byTuple() {
            List<FlowExpectation> played = Recipe.parse("random", recipe()).expectations();
            return IntStream.range(0, flows.size()).boxed()
                    .collect(Collectors.toMap(i -> FlowTuple.of(played.get(i).flow()), flows::get));
        }
    }

    private static Batch batch(long seed) {
        Random random = new Random(seed);
        List<Signature> signatures = IntStream.range(0, SIGNATURES)
                .mapToObj(number -> new RandomSignature(random).make("R" + number)).toList();
        List<RandomFlow> flows = IntStream.range(0, SIGNATURES * FLOWS)
                .mapToObj(number -> RandomFlow.of(signatures.get(number % SIGNATURES), number, number % SIGNATURES, random)).toList();
        return new Batch(seed, signatures, flows);
    }

    /**
     * What came out for a batch.
     *
     * @param cut the hits there should be in flows as Snort cuts them
     */
    record Judged(Proof proof, Set<SignedFlow> cut) {

        /** All findings but those where Snort says what the conditions say of its own flows. */
        List<Finding> unexplained() {
            return proof.findings().stream().filter(finding -> !(finding instanceof Finding.Disagreement(var _, var id, var key, var _, var by, var not)
                    && (by.startsWith(SNORT) || not.startsWith(SNORT)) && cut.contains(new SignedFlow(id, FlowTuple.of(key))) == by.startsWith(SNORT))).toList();
        }
    }

    record SignedFlow(SignatureId signature, FlowTuple flow) {}

    private static Judged judged(Batch batch, List<InstalledEngine> engines, Path work) throws IOException {
        Files.createDirectories(work);
        Path file = Files.write(work.resolve("random.pcap"), SyntheticCapture.pcap(Recipe.parse("random", batch.recipe()), "random"));
        TestedCapture capture = new TestedCapture.Submitted("random", file, "", Map.of());
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(batch.signatures());
        List<InEngine> started = new ArrayList<>();
        try {
            for (InstalledEngine engine : engines) {
                started.add(InEngine.start(engine, TemplateFolders.of(Path.of("rules-templates")), batch.signatures(), sids,
                        work.resolve("engine-" + started.size()), Progress.NONE));
            }
            List<Judge> judges = new ArrayList<>(List.of(new InProcess(batch.signatures())));
            judges.addAll(started);
            Proof proof = new Prover(judges, List.of()).prove(batch.signatures(), List.of(capture));
            return new Judged(proof, proof.holds() ? Set.of() : new InProcessJudge(batch.signatures()).judge(SnortCut.of(CaptureReader.read(file))).stream()
                    .map(hit -> new SignedFlow(hit.signature(), FlowTuple.of(hit.flow()))).collect(Collectors.toSet()));
        } finally {
            started.forEach(InEngine::close);
        }
    }

    /** All that is needed to look into it: the seed, the signature and the fewest lines of recipe on which judges still differ. */
    private String tell(Batch batch, Finding finding, List<InstalledEngine> engines) {
        if (!(finding instanceof Finding.Disagreement(var _, var id, var key, var _, var _, var _))) {
            return finding.line();
        }
        Signature signature = batch.signatures().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        RandomFlow flow = batch.byTuple().get(FlowTuple.of(key));
        String recipe = new Shrunk(folder, signature, batch.flows(), flow, engines).recipe();
        return "%nseed %d: %s%n%s%n%s".formatted(batch.seed(), finding.line(), AuthoredSignature.written(signature, recipe).text().signature(), recipe);
    }

    /** Leaves out flows and lines as long as the judges differ. */
    record Shrunk(Path folder, Signature signature, List<RandomFlow> all, RandomFlow told, List<InstalledEngine> engines) {

        String recipe() {
            List<RandomFlow> left = new ArrayList<>(List.of(told));
            if (agree(left)) {
                left = new ArrayList<>(all.stream().filter(flow -> flow.signature().equals(told.signature())
                        || flow.signature().equals(signature.id().value())).toList());
            }
            if (agree(left)) {
                return "# only in the whole batch\n" + told.recipe();
            }
            for (int i = left.size() - 1; i >= 0 && left.size() > 1; i--) {
                List<RandomFlow> fewer = new ArrayList<>(left);
                fewer.remove(i);
                left = agree(fewer) ? left : fewer;
            }
            return left.stream().map(RandomFlow::recipe).collect(Collectors.joining());
        }

        private boolean agree(List<RandomFlow> flows) {
            try {
                return judged(new Batch(0, List.of(signature), flows), engines, Files.createTempDirectory(folder, "less")).unexplained().isEmpty();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
