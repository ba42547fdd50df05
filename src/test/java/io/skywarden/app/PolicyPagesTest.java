package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.skywarden.rules.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the pages say of policies is what happens. */
class PolicyPagesTest {

    private static final Path TEMPLATES = Path.of("rules-templates");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"define-an-allowed-path", "block"})
    void a_page_does_what_it_says(String name) throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/how-to", name + ".md"), folder);
        copyOfSignatures(page.place());
        page.walk(_ -> false);
    }

    @Test
    void every_policy_fits_the_schema_and_so_does_the_one_of_the_reference() throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/reference/policy.md"), folder);
        page.walk(_ -> false);
        assertThat(Policies.read(TEMPLATES, Optional.of(page.place().resolve("policies"))).named("office").path()).isPresent();
        try (Stream<Path> builtIn = Files.list(TEMPLATES.resolve("policies"))) {
            List<Path> files = Stream.concat(builtIn.filter(file -> file.toString().endsWith(".yaml")),
                    Stream.of(page.place().resolve("policies/office.yaml"))).toList();
            assertThat(files).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(schemaSays(Files.readString(file))).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour: red", "select: {eras: []}", "select: {confidence: sure}", "overrides: [{signature: C01}]",
        "enforce: {}", "enforce: {after: two weeks}", "enforce: {sensor-hours: -5}", "enforce: {reports: 5}",
        "path: {clients: [0.0.0.0/0], relays: [{name: a, networks: [192.0.2.1/32], protocols: [udp]}]}"})
    void the_schema_refuses_what_the_reader_refuses(String line) {
        assertThat(schemaSays("name: own\ntitle: My own\naction: alert\n" + line + "\n")).isNotEmpty();
    }

    private static List<String> schemaSays(String yaml) {
        try {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(TEMPLATES.resolve("policies/policy.schema.json")));
            Object document = new Yaml(new SafeConstructor(new LoaderOptions()), new org.yaml.snakeyaml.representer.Representer(
                    new org.yaml.snakeyaml.DumperOptions()), new org.yaml.snakeyaml.DumperOptions(), new LoaderOptions(), new TextDays()).load(yaml);
            return schema.validate(new ObjectMapper().valueToTree(document)).stream().map(Object::toString).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A day is a text here, as it is to JSON. */
    private static final class TextDays extends org.yaml.snakeyaml.resolver.Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(org.yaml.snakeyaml.nodes.Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(org.yaml.snakeyaml.nodes.Tag.INT, INT, "-+0123456789");
        }
    }

    private static void copyOfSignatures(Path place) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(Path.of("signatures"))) {
            for (Path file : files.toList()) {
                Path copy = place.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
