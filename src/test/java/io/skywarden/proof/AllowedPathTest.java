package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.CaptureReader;
import io.skywarden.proof.PathTrial.Outcome;
import io.skywarden.proof.engine.EngineBinary;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real call held against declared relays: silent on the path, as loud as ever off it, in the engines and in process alike. */
class AllowedPathTest {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final List<Signature> CATALOGUE = Catalogue.signatures().stream().map(AuthoredSignature::signature)
            .filter(signature -> !(signature.state() instanceof State.Retired)).toList();

    @TempDir
    Path folder;

    private TestedCapture.Real teams;

    @BeforeEach
    void call() {
        Optional<Path> file = Catalogue.captures().map(captures -> captures.resolve("positive/teams.pcap")).filter(Files::exists);
        assumeTrue(file.isPresent(), "the real capture teams.pcap is not here");
        teams = new TestedCapture.Real("positive/teams.pcap", file.get(), CaptureReader.digest(file.get()).hex(), false, Map.of());
    }

    @Test
    void print() {
        new PathTrial(Policy.MONITOR, CATALOGUE).underPolicy(CaptureReader.read(teams.file())).stream().map(hit -> hit.flow().toString()).map(f -> f.replaceAll(":[0-9]+ ->", " ->")).collect(Collectors.groupingBy(f -> f, java.util.TreeMap::new, Collectors.counting())).forEach((k, v) -> System.out.println("HIT " + v + " " + k));
    }
}
