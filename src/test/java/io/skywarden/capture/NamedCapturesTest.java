package io.skywarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
    void a_capture_at_hand_has_the_size_and_the_packets_that_the_index_says() throws IOException {
        Libpcap.assumeInstalled();
        Map<CaptureDigest, Path> atHand = new HashMap<>();
        try (Stream<Path> files = Files.walk(RealCaptures.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                atHand.put(CaptureReader.digest(file), file);
            }
        }
        assertThat(index.captures()).isNotEmpty().filteredOn(entry -> atHand.containsKey(entry.digest())).isNotEmpty()
                .allSatisfy(entry -> {
                    Path file = atHand.get(entry.digest());
                    assertThat(entry.bytes()).as("bytes of %s", file).isEqualTo(file.toFile().length());
                    assertThat(entry.packets()).as("packets of %s", file).isEqualTo(CaptureReader.read(file).packetCount());
                });
    }

    @Test
    void the_index_holds_what_signatures_name_and_nothing_else() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SIGNATURES)) {
            for (Path proof : files.filter(file -> file.endsWith("proof.yaml")).toList()) {
                DIGEST.matcher(Files.readString(proof)).results().forEach(digest -> named.add(digest.group()));
            }
        }
        assertThat(index.captures().stream().map(capture -> capture.digest().hex()).collect(Collectors.toSet()))
                .as("digests of signatures/captures/index.yaml").isNotEmpty().isEqualTo(named);
    }
}
