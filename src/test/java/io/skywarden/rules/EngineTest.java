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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Whoever points the setting for our templates at others' gets no further than with those of users. */
    @Test
    void a_template_in_the_place_of_ours_runs_in_this_process_only_while_it_is_ours() throws IOException {
        broken("", "");
        String ours = Files.readString(TEMPLATES.resolve("suricata-7/rule.ftl"));
        Files.writeString(folder.resolve("suricata-7/rule.ftl"), ours);
        Engine unchanged = Engine.load(folder, "suricata-7");
        assertThat(unchanged.sandboxed()).isFalse();
        Files.writeString(folder.resolve("suricata-7/rule.ftl"), ours + "<#list 1.. as i></#list>");
        assertThat(Engine.load(folder, "suricata-7").sandboxed()).isTrue();
        Files.writeString(folder.resolve("suricata-7/rule.ftl"), "${'x'?left_pad(2000000000)}");
        List<Signature> signatures = List.of(Samples.supernodePorts());
        RuleRenderer renderer = new RuleRenderer(unchanged, Policy.MONITOR, SidLock.empty(SidRange.DEFAULT).allocate(signatures));
        assertThatThrownBy(() -> renderer.render(signatures)).isInstanceOf(EngineUnusable.class).hasMessageContaining("of memory");
    }

    @Test
    void one_more_template_beside_ours_is_not_ours() throws IOException {
        broken("", "");
        Files.copy(TEMPLATES.resolve("suricata-7/rule.ftl"), folder.resolve("suricata-7/rule.ftl"));
        Files.writeString(folder.resolve("suricata-7/more.ftl"), "");
        assertThat(Engine.load(folder, "suricata-7").sandboxed()).isTrue();
    }

    @Test
    void no_file_is_read_through_a_link() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/suricata-7"));
        Path file = Files.copy(TEMPLATES.resolve("suricata-7/engine.yaml"), elsewhere.resolve("engine.yaml"));
        Path root = Files.createDirectories(folder.resolve("root/suricata-7")).getParent();
        Files.createSymbolicLink(root.resolve("suricata-7/engine.yaml"), file);
        assertThatThrownBy(() -> Engine.load(root, "suricata-7")).isInstanceOf(EngineUnusable.class)
                .hasMessageContaining("engine.yaml is a link or no file").hasMessageContaining("put a copy there");
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("suricata-7"), elsewhere);
        assertThatThrownBy(() -> Engine.load(linked, "suricata-7")).isInstanceOf(EngineUnusable.class).hasMessageContaining("suricata-7 is a link");
    }

    @Test
    void a_file_that_is_a_bomb_is_refused_before_it_goes_off() throws IOException {
        assertThatThrownBy(() -> written("#".repeat(10_000_000))).isInstanceOf(EngineUnusable.class).hasMessageContaining("more than 65536 bytes");
        String bomb = IntStream.range(0, 40).mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, i == 0 ? "x" : "*a%d, *a%d".formatted(i - 1, i - 1)))
                .collect(Collectors.joining());
        assertThatThrownBy(() -> written(bomb + "conditions: *a39\n")).isInstanceOf(EngineUnusable.class).hasMessageContaining("aliases");
        assertThatThrownBy(() -> written("a: " + "[".repeat(60_000))).isInstanceOf(EngineUnusable.class).hasMessageContaining("engine.yaml");
        assertThatThrownBy(() -> written("name: suricata-7\nname: suricata-7\n")).isInstanceOf(EngineUnusable.class).hasMessageContaining("engine.yaml, line 2");
        assertThatThrownBy(() -> written("name: a\n\"b\\nc\\e[2J\": d\n")).isInstanceOf(EngineUnusable.class).message().matches("\\P{Cc}*");
    }

    private Engine written(String text) throws IOException {
        Files.createDirectories(folder.resolve("suricata-7"));
        Files.writeString(folder.resolve("suricata-7/engine.yaml"), text);
        return Engine.load(folder, "suricata-7");
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
    void a_users_template_may_say_the_tags_and_ours_say_none() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("suricata-7")).resolve("rule.ftl"), "own ${tags?join(' ')}");
        Files.writeString(Files.createDirectories(folder.resolve("zeek")).resolve("rule.ftl"), "own ${signature.tags?join(' ')}");
        TemplateFolders folders = new TemplateFolders(TEMPLATES, Optional.of(folder));
        Signature plain = Samples.all().stream().filter(signature -> signature.id().value().equals("D01")).findFirst().orElseThrow();
        Signature tagged = Samples.tagged(plain, "voice", "login");
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(List.of(tagged));
        for (String name : List.of("suricata-7", "zeek")) {
            assertThat(new RuleRenderer(Engine.load(folders, name), Policy.MONITOR, sids).render(List.of(tagged)).text().strip()).isEqualTo("own login voice");
        }
        for (Engine ours : Engine.all(TEMPLATES)) {
            RuleRenderer renderer = new RuleRenderer(ours, Policy.MONITOR, sids);
            assertThat(renderer.render(List.of(tagged)).text()).isNotEmpty().isEqualTo(renderer.render(List.of(plain)).text());
        }
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
