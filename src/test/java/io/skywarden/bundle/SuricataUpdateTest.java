package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the real suricata-update makes of the real bundles with the files of {@code docs/how-to/tune-with-suricata-update.md}: that on
 * {@code PATH}, and an older release where {@code .ci/engines} has brought one.
 */
class SuricataUpdateTest {

    private static final Path PAGE = Path.of("docs/how-to/tune-with-suricata-update.md");
    private static final String NOALERT = "flowbits:noalert;";
    private static final String PATH_RULE = "metadata:allowed_path ";
    private static final Optional<String> OLDER = Optional.ofNullable(System.getenv("SKYWARDEN_SURICATA_UPDATE_1_2"));

    @TempDir
    Path work;

    static Stream<Arguments> clientsAndPolicies() {
        return Stream.of("suricata-update", "older").flatMap(client -> RealBundles.POLICIES.stream().map(policy -> Arguments.of(client, policy)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndPolicies")
    void without_a_word_all_rules_run_as_they_are(String client, String policy) throws Exception {
        assertThat(pulled(client, policy)).containsExactlyInAnyOrderElementsOf(RealBundles.rules(RealBundles.of("suricata-7", policy)).lines().toList());
    }

    @ParameterizedTest
    @MethodSource("clientsAndPolicies")
    void disabled_by_keyword_by_confidence_and_by_id(String client, String policy) throws Exception {
        List<String> kept = pulled(client, policy, "disable.conf");
        assertThat(kept).isNotEmpty().noneMatch(rule -> rule.contains("ja3.hash")).noneMatch(rule -> rule.contains("signature_id M02,"))
                .noneMatch(rule -> rule.contains("confidence Low") && !rule.contains(NOALERT));
        assertThat(paths(kept)).isEqualTo(paths(RealBundles.rules(RealBundles.of("suricata-7", policy)).lines().toList()));
    }

    /** Each line of the page has something to do, or this test would hold for a page of nonsense. */
    @Test
    void there_is_something_to_disable() {
        assertThat(RealBundles.rules(RealBundles.of("suricata-7", "monitor")).lines()).anyMatch(rule -> rule.contains("ja3.hash"))
                .anyMatch(rule -> rule.contains("confidence Low")).anyMatch(rule -> rule.contains("signature_id M02,")).hasSizeGreaterThan(100);
    }

    /** A helper on its own says nothing of the flow, and a rule of the path marks what is allowed: a flow must never be dropped for either. */
    @ParameterizedTest
    @MethodSource("clientsAndPolicies")
    void what_is_dropped_is_never_a_helper_or_the_path(String client, String policy) throws Exception {
        List<String> rules = pulled(client, policy, "drop.conf");
        assertThat(rules).filteredOn(rule -> rule.contains(NOALERT)).isNotEmpty().allMatch(rule -> rule.startsWith("alert "));
        if (!policy.equals("supernodes")) {
            assertThat(rules).anyMatch(rule -> rule.contains(NOALERT) && rule.contains("confidence High"))
                    .filteredOn(rule -> rule.contains("confidence High") && !rule.contains(NOALERT)).isNotEmpty().allMatch(rule -> rule.startsWith("drop "));
        }
        assertThat(rules).filteredOn(rule -> !rule.contains("confidence High")).allMatch(rule -> rule.startsWith(action(policy, rule)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndPolicies")
    void what_is_modified_as_the_page_says_is_never_a_helper_or_the_path(String client, String policy) throws Exception {
        List<String> rules = pulled(client, policy, "modify.conf");
        assertThat(rules).anyMatch(rule -> rule.contains(NOALERT) && rule.contains("family skype_classic")).filteredOn(rule -> rule.contains(NOALERT))
                .allMatch(rule -> rule.startsWith("alert "));
        assertThat(rules).filteredOn(rule -> rule.contains("family skype_classic") && !rule.contains(NOALERT)).isNotEmpty()
                .allMatch(rule -> rule.startsWith(action(policy, rule).equals("drop ") ? "drop " : "reject "));
    }

    /** The mark is asked for by every other rule, so the rules that set it come back, silent as they were. */
    @ParameterizedTest
    @ValueSource(strings = {"suricata-update", "older"})
    void a_path_cannot_be_disabled_or_dropped_by_its_words(String client) throws Exception {
        List<String> all = RealBundles.rules(RealBundles.of("suricata-7", "allowed-path")).lines().toList();
        assertThat(paths(all)).hasSize(12);
        assertThat(paths(pulledWith(client, "allowed-path", "disable.conf", "re:allowed path of\nmetadata: allowed_path allowed-path\n"))).isEqualTo(paths(all));
        List<String> dropped = pulledWith(client, "allowed-path", "drop.conf", "re:SKYWARDEN\n");
        assertThat(paths(dropped)).isEqualTo(paths(all));
        assertThat(dropped).filteredOn(rule -> rule.contains(NOALERT)).allMatch(rule -> rule.startsWith("alert "));
        assertThat(dropped).filteredOn(rule -> !rule.contains(NOALERT)).allMatch(rule -> rule.startsWith("drop "));
    }

    /** Why the page says so: this file knows no helper, so what it is told of all it does to all. */
    @ParameterizedTest
    @ValueSource(strings = {"suricata-update", "older"})
    void a_careless_line_of_modify_does_drop_helpers(String client) throws Exception {
        assertThat(pulledWith(client, "monitor", "modify.conf", "re:SKYWARDEN \"^alert\" \"drop\"\n")).anyMatch(rule -> rule.startsWith("drop ") && rule.contains(NOALERT));
    }

    /** Which action a rule has in the bundle itself. */
    private static String action(String policy, String rule) {
        String sid = rule.replaceFirst(".*; (sid:[0-9]+;).*", "$1");
        return RealBundles.rules(RealBundles.of("suricata-7", policy)).lines().filter(line -> line.contains(" " + sid)).findFirst().orElseThrow()
                .replaceFirst(" .*", " ");
    }

    private static List<String> paths(List<String> rules) {
        return rules.stream().filter(rule -> rule.contains(PATH_RULE)).sorted().toList();
    }

    /** Our rules as they would run, pulled with these files of the page. */
    private List<String> pulled(String client, String policy, String... files) throws IOException, InterruptedException {
        for (String file : files) {
            Files.writeString(work.resolve(file), block(file));
        }
        return run(client, policy, files);
    }

    private List<String> pulledWith(String client, String policy, String file, String content) throws IOException, InterruptedException {
        Files.writeString(work.resolve(file), content);
        return run(client, policy, file);
    }

    private List<String> run(String client, String policy, String... files) throws IOException, InterruptedException {
        Files.write(work.resolve(BundleName.FILE), RealBundles.of("suricata-7", policy).bytes());
        List<String> command = new ArrayList<>(List.of(program(client), "-D", work.resolve("data").toString(), "-o", work.resolve("out").toString(),
                "--suricata-version", "7.0.10", "--suricata-conf", work.resolve("absent").toString(), "--no-test", "--no-reload", "--now",
                "--url", work.resolve(BundleName.FILE).toUri().toString().replaceFirst("^file:/+", "file:///")));
        for (String file : files) {
            command.addAll(List.of("--" + file.replace('.', '-'), work.resolve(file).toString()));
        }
        Process update = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve("log").toFile()).start();
        assertThat(update.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(update.exitValue()).as(() -> log()).isZero();
        return Files.readAllLines(work.resolve("out/suricata.rules")).stream()
                .filter(line -> line.contains("SKYWARDEN") && !line.startsWith("#")).toList();
    }

    /** The client of this name, or the test does not run. */
    static String program(String client) {
        if (client.equals("older")) {
            assumeTrue(OLDER.isPresent(), "no SKYWARDEN_SURICATA_UPDATE_1_2");
            return OLDER.orElseThrow();
        }
        assumeTrue(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, client))), "no suricata-update on PATH");
        return client;
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
