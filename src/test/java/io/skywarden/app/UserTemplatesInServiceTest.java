package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.rules.TemplatesCheck;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process for templates of others finds its classes below the service's own class loader too. */
@QuarkusTest
class UserTemplatesInServiceTest {

    @TempDir
    Path users;

    @Test
    void a_template_of_somebody_else_is_run() throws Exception {
        Files.writeString(Files.createDirectory(users.resolve("zeek")).resolve("rule.ftl"), "own ${sid} ${transport}");
        List<Signature> signatures = SignatureTree.read(Path.of("signatures")).stream().map(AuthoredSignature::signature)
                .filter(signature -> signature.id().value().startsWith("D")).toList();
        List<TemplatesCheck> checks = TemplatesCheck.of(new TemplateFolders(Path.of("rules-templates"), Optional.of(users)), signatures);
        assertThat(checks).singleElement().satisfies(check -> {
            assertThat(check.complaints()).isEmpty();
            assertThat(check.rules()).isGreaterThanOrEqualTo(signatures.size());
        });
    }
}
