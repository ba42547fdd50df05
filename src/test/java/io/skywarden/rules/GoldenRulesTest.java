package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule as reviewed text, a file for each signature. {@code -Dtests.accept=true} takes what is rendered now. */
class GoldenRulesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path SIGNATURES = Path.of("signatures");
    private static final Path LOCK = SIGNATURES.resolve("sids.lock");
    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final boolean ACCEPT = Boolean.getBoolean("tests.accept");

    /** Where the signatures come from. */
    private final Supplier<List<Signature>> signatures =
            () -> SignatureTree.read(SIGNATURES).stream().map(AuthoredSignature::signature).toList();

    @Test
    void the_recorded_sids_and_revisions_are_those_of_the_catalogue() {
        assertThat(SidLock.read(LOCK).allocate(signatures.get()).lines())
                .as("run ./skywarden render and commit signatures/sids.lock")
                .isEqualTo(SidLock.read(LOCK).lines());
    }

    @TestFactory
    Stream<DynamicTest> the_rules_of_a_signature_are_the_accepted_ones() {
        SidLock sids = SidLock.read(LOCK).allocate(signatures.get());
        return Engine.all(TEMPLATES).stream().flatMap(engine -> {
            RuleRenderer renderer = new RuleRenderer(engine, Policy.MONITOR, sids);
            return signatures.get().stream().map(signature -> DynamicTest.dynamicTest(
                    engine.name() + " " + signature.id(),
                    () -> compare(GOLDEN.resolve(engine.name()).resolve(signature.id() + "." + engine.form().extension()),
                            text(renderer.render(List.of(signature))))));
        });
    }

    @TestFactory
    Stream<DynamicTest> no_accepted_rules_are_left_of_a_signature_that_is_gone() {
        return Engine.all(TEMPLATES).stream().map(engine -> DynamicTest.dynamicTest(engine.name(), () -> {
            List<String> known = signatures.get().stream().map(signature -> signature.id() + "." + engine.form().extension()).toList();
            try (Stream<Path> files = Files.list(GOLDEN.resolve(engine.name()))) {
                assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(known);
            }
        }));
    }

    private static String text(Rendering rendering) {
        return rendering.text() + rendering.refusals().stream()
                .map(refusal -> "# refused: %s\n".formatted(refusal.reason()))
                .collect(Collectors.joining());
    }

    private static void compare(Path golden, String rendered) throws IOException {
        if (ACCEPT) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, rendered);
        }
        assertThat(golden).as("accept new rules with -Dtests.accept=true, then review them").exists();
        assertThat(rendered).isEqualTo(Files.readString(golden));
    }
}
