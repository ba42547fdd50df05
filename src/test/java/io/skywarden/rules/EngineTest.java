package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    private static final Path TEMPLATES = Path.of("rules-templates");

    @TempDir
    Path folder;

    @Test
    void the_shipped_templates() {
        assertThat(Engine.all(TEMPLATES)).extracting(Engine::name).containsExactly("snort-2.9", "snort-3", "suricata-7", "suricata-8", "zeek");
    }

    @ParameterizedTest
    @CsvSource({"suricata-7.0.10, suricata-7", "suricata-7, suricata-7", "suricata-8.0.8, suricata-8", "suricata-8.1.0-dev, suricata-8",
        "suricata-7.0, suricata-7", "suricata-7.0.3, suricata-7", "suricata-8.0, suricata-8",
        "snort-3.11.1.0, snort-3", "snort-2.9.20, snort-2.9"})
    void a_version_finds_its_folder(String wanted, String name) {
        assertThat(Engine.forVersion(TEMPLATES, wanted).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suricata-6.0.20", "suricata-7.0.2", "suricata-7.0.0", "suricata-6.0", "suricata-9", "snort-2.8.6", "suricata", "suricata-", "", "../rules-templates/suricata-7"})
    void an_unknown_engine_is_refused_with_those_there_are(String wanted) {
        assertThatThrownBy(() -> Engine.forVersion(TEMPLATES, wanted))
                .isInstanceOf(EngineUnusable.class).hasMessageContaining("[snort-2.9, snort-3, suricata-7, suricata-8, zeek]");
        if (!wanted.isEmpty()) {
            assertThatThrownBy(() -> Engine.load(TEMPLATES, wanted)).isInstanceOf(EngineUnusable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"model: 1, model: 2, model", "dialect: suricata, dialect: snort, dialect", "versions:, verions:, verions",
        "name: suricata-7, name: other, name", "'>=7.0.3 <8.0.0', 7, versions", "exclusive, open, dsize-range", "dialect: suricata, dialect: snort-3, dsize-range",
        "rule-length: 8190, rule-length: many, rule-length", "product: suricata, product:, product", "packets-per-pair, packets, conditions"})
    void a_broken_file_is_refused_with_its_key(String from, String to, String key) throws IOException {
        broken(from, to);
        assertThatThrownBy(() -> Engine.load(folder, "suricata-7"))
                .isInstanceOf(EngineUnusable.class).hasMessageContaining("engine.yaml, " + key + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "", "${absent}", "${'freemarker.template.utility.Execute'?new()('id')}", "${title?api.getClass()}"})
    void a_template_that_does_not_give_one_line_is_refused(String template) throws IOException {
        broken("", "");
        Files.writeString(folder.resolve("suricata-7/rule.ftl"), template);
        List<Signature> signatures = List.of(Samples.supernodePorts());
        RuleRenderer renderer = new RuleRenderer(Engine.load(folder, "suricata-7"), Policy.MONITOR,
                SidLock.empty(SidRange.DEFAULT).allocate(signatures));
        assertThatThrownBy(() -> renderer.render(signatures)).isInstanceOf(EngineUnusable.class).hasMessageContaining("rule.ftl");
    }

    @Test
    void a_signature_is_refused_whole_when_the_engine_lacks_a_condition() throws IOException {
        broken("test, ", "");
        Files.copy(TEMPLATES.resolve("suricata-7/rule.ftl"), folder.resolve("suricata-7/rule.ftl"));
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(Samples.all());
        Rendering rendering = new RuleRenderer(Engine.load(folder, "suricata-7"), Policy.MONITOR, sids)
                .render(List.of(Samples.nackAfterProbe(), Samples.supernodePorts()));
        assertThat(rendering.rules()).extracting(rule -> rule.signature().value()).containsExactly("C02");
        assertThat(rendering.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.signature().value()).isEqualTo("C04");
            assertThat(refusal.reason()).isEqualTo("suricata-7 cannot say it: no words for test");
        });
    }

    @Test
    void a_users_folder_adds_engines_and_replaces_files_of_ours() throws IOException {
        Files.createDirectories(folder.resolve("suricata-7"));
        Files.writeString(folder.resolve("suricata-7/rule.ftl"), "own ${sid}");
        Files.createDirectories(folder.resolve("own-1"));
        Files.writeString(folder.resolve("own-1/engine.yaml"), Files.readString(TEMPLATES.resolve("zeek/engine.yaml"))
                .replace("name: zeek", "name: own-1").replace("product: zeek", "product: own\nextends: zeek"));
        TemplateFolders folders = new TemplateFolders(TEMPLATES, Optional.of(folder));
        assertThat(Engine.all(folders)).filteredOn(Engine::sandboxed).extracting(Engine::name).containsExactly("own-1", "suricata-7", "suricata-8");
        assertThat(Engine.all(TEMPLATES)).noneMatch(Engine::sandboxed);
        List<Signature> signatures = List.of(Samples.supernodePorts());
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        assertThat(new RuleRenderer(Engine.load(folders, "suricata-8"), Policy.MONITOR, sids).render(signatures).text())
                .isEqualTo("own %d%n".formatted(SidRange.DEFAULT.first()));
    }

    @ParameterizedTest
    @CsvSource({"rule: block, rule: page, rule", "extension: sig, extension: ../sig, extension", "model: 2, model: 1, model",
        "rule-length: 8190, dsize-range: exclusive, limits"})
    void a_broken_file_of_an_engine_with_its_own_words_is_refused_with_its_key(String from, String to, String key) throws IOException {
        Files.createDirectories(folder.resolve("zeek"));
        Files.writeString(folder.resolve("zeek/engine.yaml"), Files.readString(TEMPLATES.resolve("zeek/engine.yaml")).replace(from, to));
        assertThatThrownBy(() -> Engine.load(folder, "zeek"))
                .isInstanceOf(EngineUnusable.class).hasMessageContaining("engine.yaml, " + key + ":");
    }

    private void broken(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve("suricata-7"));
        Files.writeString(folder.resolve("suricata-7/engine.yaml"),
                Files.readString(TEMPLATES.resolve("suricata-7/engine.yaml")).replace(from, to));
    }
}
