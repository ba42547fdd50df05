package io.skywarden.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.proof.engine.InstalledEngine;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.TemplateFolders;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue's rules before real engines, sound and spoilt. */
class RuleFileCheckTest {

    private static final Path TEMPLATES = Path.of("rules-templates");

    @TempDir
    Path folder;

    @Test
    void every_engine_loads_the_catalogue_without_a_word() {
        for (RuleFileCheck check : checks(TEMPLATES)) {
            assertThat(check.refused()).isEmpty();
            assertThat(check.load().warnings()).isEmpty();
            assertThat(check.holds()).isTrue();
            assertThat(check.load().loaded()).isGreaterThan(90);
            assertThat(check.cost().told()).startsWith(check.engine().startsWith("snort") ? "not measured: --cost measures it" : "not measured: this build has");
        }
    }

    @Test
    void each_error_of_a_file_is_told_at_once_with_the_signature_and_the_line() throws IOException {
        for (RuleFileCheck check : checks(spoilt())) {
            assertThat(check.holds()).isFalse();
            assertThat(check.refused()).hasSize(check.load().failed()).hasSizeGreaterThan(10).allSatisfy(refused -> {
                assertThat(refused.rule()).isPresent();
                assertThat(refused.rule().orElseThrow().text()).contains("stream_sizee");
                assertThat(refused.why()).contains("stream_sizee");
            });
            assertThat(check.refused()).extracting(refused -> refused.rule().orElseThrow().signature().value()).contains("C10", "C19", "C22");
            assertThat(check.refused().getFirst().told()).contains("C10 (", ", sid 9", ", line ", "alert tcp ");
        }
    }

    @Test
    void snort_2_rules_are_read_where_no_engine_is() throws IOException {
        Snort2Reading reading = reading(TEMPLATES);
        assertThat(reading.holds()).isTrue();
        assertThat(reading.rules()).isGreaterThan(90);
        assertThat(reading.leftOut()).hasSize(7).allMatch(refusal -> refusal.reason().startsWith("snort-2.9 cannot say it: "));
        Snort2Reading spoilt = reading(spoilt());
        assertThat(spoilt.told()).startsWith("snort-2.9: REFUSES: ").endsWith("no engine was run");
        assertThat(spoilt.refused()).hasSizeGreaterThan(10).allMatch(refused -> refused.why().equals("no such option: stream_sizee"));
        assertThat(spoilt.refused().getFirst().told()).contains("C10 (", ", sid 9", ", line ", "alert tcp ");
    }

    private static Snort2Reading reading(Path templates) {
        List<Signature> all = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();
        return Snort2Reading.of(TemplateFolders.of(templates), all, SidLock.empty(SidRange.DEFAULT).allocate(all));
    }

    private static List<RuleFileCheck> checks(Path templates) {
        List<InstalledEngine> engines = InstalledEngine.discover();
        assumeTrue(!engines.isEmpty(), "not run: no engine on this machine");
        List<Signature> all = Catalogue.signatures().stream().map(AuthoredSignature::signature).toList();
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(all);
        return engines.stream().map(engine -> RuleFileCheck.of(engine, TemplateFolders.of(templates), all, sids)).toList();
    }

    /** Templates that misspell one keyword, which only some rules hold. */
    private Path spoilt() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(TEMPLATES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.writeString(copy, Files.readString(file).replace("${option.keyword}",
                            "${(option.keyword == 'stream_size')?then('stream_sizee', option.keyword)}"));
                }
            }
        }
        return folder;
    }
}
