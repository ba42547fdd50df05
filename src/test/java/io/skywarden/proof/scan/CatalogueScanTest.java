package io.skywarden.proof.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.CaptureReader;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.FlowPacket;
import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.signature.Alternatives;
import io.skywarden.signature.PacketShows;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patterns of the whole catalogue over the payloads they were made for, and over real ones. */
class CatalogueScanTest {

    private static final List<AuthoredSignature> CATALOGUE = SignatureTree.read(Path.of("signatures"));

    private static Patterns patterns() {
        Patterns patterns = Patterns.of(CATALOGUE.stream()
                .flatMap(one -> one.signature().detection().steps().stream())
                .flatMap(step -> Alternatives.of(step.shows()).stream().flatMap(List::stream))
                .filter(PacketShows.Bytes.class::isInstance).map(PacketShows.Bytes.class::cast).map(Sought::of).toList());
        assertThat(patterns.numbers(true)).hasSizeGreaterThan(10);
        assertThat(patterns.numbers(false)).isNotEmpty();
        return patterns;
    }

    @Test
    void recipes_are_scanned_alike(@TempDir Path place) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        for (AuthoredSignature one : CATALOGUE) {
            Recipe recipe = Recipe.parse("recipe", one.text().recipe());
            payloads.addAll(payloads(Files.write(place.resolve("a.pcap"), SyntheticCapture.pcap(recipe, "seed"))));
        }
        ScannersTest.assertExact(patterns(), payloads);
    }

    @Test
    void real_payloads_are_scanned_alike() throws IOException {
        String named = System.getenv("SKYWARDEN_CAPTURES");
        Path folder = Path.of(named == null ? "../shared/captures" : named);
        assumeTrue(Files.isDirectory(folder), "not run: no captures in " + folder);
        Patterns patterns = patterns();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ScannersTest.assertExact(patterns, payloads(file));
            }
        }
    }

    private static List<byte[]> payloads(Path file) {
        try {
            return CaptureReader.read(file).packets().stream().map(FlowPacket::payload).toList();
        } catch (CaptureUnreadable none) {
            return List.of();
        }
    }
}
