package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.Capture;
import io.skywarden.capture.CaptureEnd;
import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.capture.trace.Trace;
import io.skywarden.capture.trace.TraceFolder;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge that is quick against the one that reads conditions word by word: the same hits in the same order. */
class CompiledJudgeTest {

    private static final int SEEDS = 40;
    private static final int SIGNATURES_EACH = 60;

    private final List<Signature> catalogue = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();

    @TempDir
    private Path folder;

    @Test
    void every_recipe_is_judged_alike() {
        List<TestedCapture> recipes = Corpus.synthetic(Catalogue.signatures(), folder);
        assertThat(recipes.stream().mapToInt(recipe -> compare(recipe.file(), catalogue)).sum()).isGreaterThan(recipes.size() / 2);
    }

    @Test
    void every_real_capture_is_judged_alike() {
        Assumptions.assumeTrue(Catalogue.captures().isPresent(), "no real captures");
        List<TestedCapture> captures = Corpus.real(Catalogue.captures().get(), java.util.Optional.empty());
        assertThat(captures.stream().mapToInt(capture -> compare(capture.file(), catalogue)).sum()).isPositive();
    }

    @Test
    void random_signatures_are_judged_alike_on_random_flows() throws IOException {
        int hits = 0;
        int signaturesThatHit = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            Path file = Files.write(folder.resolve(seed + ".pcap"),
                    SyntheticCapture.pcap(Recipe.parse("seed " + seed, RandomTraffic.recipe(chance)), "seed" + seed));
            List<Signature> signatures = RandomSignatures.of(chance, SIGNATURES_EACH);
            hits += compare(file, signatures);
            signaturesThatHit += (int) new InProcessJudge(signatures).judge(CaptureReader.read(file)).stream()
                    .map(Hit::signature).distinct().count();
        }
        assertThat(hits).as("hits, or nothing is compared").isGreaterThan(1_000);
        assertThat(signaturesThatHit).as("signatures that hit something").isBetween(SEEDS * SIGNATURES_EACH / 10, SEEDS * SIGNATURES_EACH * 9 / 10);
    }

    /** Three ways to the same verdict: decoded and kept whole, decoded while it goes by, played from a trace. */
    private int compare(Path file, List<Signature> signatures) {
        Capture capture;
        try {
            capture = CaptureReader.read(file);
        } catch (CaptureUnreadable none) {
            return 0;
        }
        List<Hit> expected = new InProcessJudge(signatures).judge(capture);
        Ruling.Judged judged = new CompiledJudge(signatures).judge(file, TimeLimit.NONE);
        assertThat(judged.hits()).as("hits on %s", file.getFileName()).isEqualTo(expected);
        assertThat(judged.damage()).isEqualTo(capture.damage());
        assertThat(new CompiledJudge(signatures, 0).judge(file, TimeLimit.NONE)).as("with a scan, %s", file.getFileName()).isEqualTo(judged);
        TraceFolder traces = new TraceFolder(folder.resolve("traces"));
        CaptureEnd end = traces.make(capture.digest(), file);
        assertThat(end.packetCount()).isEqualTo(capture.packetCount());
        try (Trace trace = traces.find(capture.digest()).orElseThrow()) {
            Ruling.Judged played = new CompiledJudge(signatures).judge(trace, TimeLimit.NONE);
            assertThat(played.hits()).as("hits on the trace of %s", file.getFileName()).isEqualTo(expected);
            assertThat(played.damage()).isEqualTo(capture.damage());
        }
        return expected.size();
    }
}
