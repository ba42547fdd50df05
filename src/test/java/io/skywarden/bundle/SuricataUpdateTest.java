package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.rules.Engine;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real suricata-update makes of the real bundle with the files of {@code docs/how-to/tune-with-suricata-update.md}. */
class SuricataUpdateTest {

    private static final Path PAGE = Path.of("docs/how-to/tune-with-suricata-update.md");
    private static final String NOALERT = "flowbits:noalert;";

    @TempDir
    Path work;

    @BeforeEach
    void freeze() throws IOException {
        assumeTrue(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "suricata-update"))), "no suricata-update on PATH");
        Bundler bundler = new Bundler(SignatureTree.read(Path.of("signatures")), SidLock.read(Path.of("signatures/sids.lock")), BundlerTest.proof());
        BundleName name = BundlerTest.name(Channel.EXPERIMENTAL, Engine.load(Path.of("rules-templates"), "suricata-7"));
        Files.write(work.resolve(BundleName.FILE), bundler.bundle(name, Optional.empty()).bytes());
    }

    @Test
    void without_a_word_all_rules_run_as_they_are() throws Exception {
        assertThat(pulled()).hasSizeGreaterThan(100).allMatch(rule -> rule.startsWith("alert "));
    }

    @Test
    void disabled_by_keyword_by_confidence_and_by_id() throws Exception {
        List<String> all = pulled();
        List<String> kept = pulled("disable.conf");
        assertThat(all).anyMatch(rule -> rule.contains("ja3.hash")).anyMatch(rule -> rule.contains("confidence Low"));
        assertThat(kept).isNotEmpty().noneMatch(rule -> rule.contains("ja3.hash")).noneMatch(rule -> rule.contains("signature_id M02,"))
                .noneMatch(rule -> rule.contains("confidence Low"));
    }

    /** A helper on its own says nothing of the flow, so a flow must never be dropped for it. */
    @Test
    void what_is_dropped_is_never_a_helper() throws Exception {
        List<String> rules = pulled("drop.conf");
        assertThat(rules).anyMatch(rule -> rule.contains(NOALERT) && rule.contains("confidence High")).filteredOn(rule -> rule.contains(NOALERT))
                .allMatch(rule -> rule.startsWith("alert "));
        assertThat(rules).filteredOn(rule -> rule.contains("confidence High") && !rule.contains(NOALERT)).isNotEmpty()
                .allMatch(rule -> rule.startsWith("drop "));
        assertThat(rules).filteredOn(rule -> !rule.contains("confidence High")).allMatch(rule -> rule.startsWith("alert "));
    }

    @Test
    void what_is_modified_as_the_page_says_is_never_a_helper() throws Exception {
        List<String> rules = pulled("modify.conf");
        assertThat(rules).anyMatch(rule -> rule.contains(NOALERT) && rule.contains("family skype_classic")).filteredOn(rule -> rule.contains(NOALERT))
                .allMatch(rule -> rule.startsWith("alert "));
        assertThat(rules).filteredOn(rule -> rule.contains("family skype_classic") && !rule.contains(NOALERT)).isNotEmpty()
                .allMatch(rule -> rule.startsWith("reject "));
    }

    /** Our rules as they would run, pulled with these files of the page. */
    private List<String> pulled(String... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("suricata-update", "-D", work.resolve("data").toString(), "-o", work.resolve("out").toString(),
                "--suricata-version", "7.0.10", "--suricata-conf", work.resolve("absent").toString(), "--no-test", "--no-reload", "--now",
                "--url", work.resolve(BundleName.FILE).toUri().toString().replaceFirst("^file:/+", "file:///")));
        for (String file : files) {
            Path written = Files.writeString(work.resolve(file), block(file));
            command.addAll(List.of("--" + file.replace('.', '-'), written.toString()));
        }
        Process update = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve("log").toFile()).start();
        assertThat(update.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(update.exitValue()).as(() -> log()).isZero();
        return Files.readAllLines(work.resolve("out/suricata.rules")).stream()
                .filter(line -> line.contains("SKYWARDEN") && !line.startsWith("#")).toList();
    }

    private String log() {
        try {
            return Files.readString(work.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String block(String name) throws IOException {
        Matcher block = Pattern.compile("```" + Pattern.quote(name) + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }
}
