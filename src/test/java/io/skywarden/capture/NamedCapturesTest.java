package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own index against the signatures that name captures, and against the captures themselves. */
class NamedCapturesTest {

    private static final Path SIGNATURES = Path.of("signatures");
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final CaptureIndex index = CaptureIndex.read(SIGNATURES.resolve("captures/index.yaml"));

    @Test
    void every_positive_capture_at_hand_has_its_size_and_packets_in_the_index() throws IOException {
        Map<CaptureDigest, Path> atHand = new HashMap<>();
        try (Stream<Path> files = Files.list(RealCaptures.folder().resolve("positive"))) {
            files.forEach(file -> atHand.put(CaptureReader.digest(file), file));
        }
        assertThat(atHand).isNotEmpty().allSatisfy((digest, file) -> {
            Optional<IndexedCapture> entry = index.of(digest);
            assertThat(entry).as("entry of %s", file).isPresent();
            assertThat(entry.orElseThrow().bytes()).isEqualTo(Files.size(file));
            assertThat(entry.orElseThrow().packets()).isEqualTo(CaptureReader.read(file).packetCount());
        });
    }

    @Test
    void every_capture_of_the_index_is_named_by_a_signature() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SIGNATURES)) {
            for (Path proof : files.filter(file -> file.endsWith("proof.yaml")).toList()) {
                DIGEST.matcher(Files.readString(proof)).results().forEach(digest -> named.add(digest.group()));
            }
        }
        assertThat(index.captures().stream().map(capture -> capture.digest().hex()).collect(Collectors.toSet()))
                .isNotEmpty().isSubsetOf(named);
    }
}
