package io.skywarden.bundle;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.Samples;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Confidence;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.Transport;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.CanonicalForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What pulledpork3 3.0.0.5 asks of an archive before it takes a rule from it. {@link RealSnortArchiveTest} asks it of real rules. */
class SnortArchiveTest {

    /** Its own forms of a rule and of a state; a line of another form is passed over without a word. */
    private static final Pattern ITS_RULE = Pattern.compile("^(#\\s*)?(\\w+)\\s(.*\\(.+sid:(\\d+);.+\\))\\s*$");
    private static final Pattern ITS_STATE = Pattern.compile("^(\\w+) \\(gid:(\\d+?); sid:(\\d+?); (\\w+);\\)$");
    private static final Pattern ITS_GID = Pattern.compile("gid:(\\d+);");
    private static final List<String> ITS_POLICIES =
            List.of("no-rules-active", "connectivity-ips", "balanced-ips", "security-ips", "max-detect-ips");

    private static final AuthoredSignature HIGH = authored("H1", Confidence.HIGH, "01");
    private static final AuthoredSignature MEDIUM = authored("M1", Confidence.MEDIUM, "02", "03");
    private static final AuthoredSignature LOW = authored("L1", Confidence.LOW, "04");

    @TempDir
    Path templates;
    private Bundle bundle;

    @BeforeEach
    void freeze() throws IOException {
        bundle = bundle(engine("snort", ">=3.0.0 <4.0.0"));
    }

    @Test
    void only_an_engine_whose_rules_have_states_is_offered_this_way() throws IOException {
        assertThat(SnortArchive.of(bundle.name().engine())).containsExactly(SnortArchive.values());
        assertThat(SnortArchive.of(engine("snort", ">=2.9.0 <3.0.0"))).isEmpty();
        assertThat(SnortArchive.of(engine("suricata", ">=7.0.0 <8.0.0"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_is_in_it_as_the_client_reads_rules(SnortArchive archive) throws IOException {
        SortedMap<String, byte[]> members = BundleMembers.read(archive.pack(bundle));
        List<String> rules = members.keySet().stream().filter(name -> name.endsWith(".rules")).toList();
        assertThat(rules).hasSize(1);
        assertThat(text(members, rules.getFirst()).lines()).hasSize(4).allMatch(ITS_RULE.asMatchPredicate());
        assertThat(members.keySet()).noneMatch(name -> name.startsWith("/") || name.startsWith(".")).contains("manifest.json", "LICENSE");
    }

    @Test
    void the_community_form_is_known_by_its_members() throws IOException {
        assertThat(BundleMembers.read(SnortArchive.COMMUNITY.pack(bundle)))
                .containsKeys("snort3-community-rules/snort3-community.rules", "snort3-community-rules/sid-msg.map");
    }

    @Test
    void the_other_two_are_known_by_their_names_and_have_the_folders_that_are_listed() throws IOException {
        assertThat(SnortArchive.SNAPSHOT.fileName()).startsWith("snortrules-snapshot-").endsWith(".tar.gz");
        assertThat(SnortArchive.LIGHTSPD.fileName()).isEqualTo("Talos_LightSPD.tar.gz");
        assertThat(BundleMembers.read(SnortArchive.SNAPSHOT.pack(bundle)).keySet()).anyMatch(name -> name.startsWith("builtins/"))
                .containsAll(ITS_POLICIES.stream().map("rules/rulestates-%s.states"::formatted).toList());
        assertThat(BundleMembers.read(SnortArchive.LIGHTSPD.pack(bundle)).keySet()).anyMatch(name -> name.startsWith("lightspd/builtins/3.0.0.0-0/"))
                .containsAll(ITS_POLICIES.stream().map("lightspd/rules/3.0.0.0/rulestates-%s.states"::formatted).toList());
    }

    @ParameterizedTest
    @CsvSource({"no-rules-active,''", "connectivity-ips,H1", "balanced-ips,'H1,M1'", "security-ips,'H1,L1,M1'", "max-detect-ips,'H1,L1,M1'"})
    void a_base_policy_puts_signatures_in_force_with_all_their_rules(String policy, String ids) throws IOException {
        String states = text(BundleMembers.read(SnortArchive.SNAPSHOT.pack(bundle)), "rules/rulestates-%s.states".formatted(policy));
        List<String> wanted = bundle.manifest().signatures().stream().filter(entry -> Arrays.asList(ids.split(",")).contains(entry.id()))
                .flatMap(entry -> entry.rules().stream()).map(rule -> Long.toString(rule.sid())).sorted().toList();
        assertThat(states.lines().map(ITS_STATE::matcher).filter(line -> line.matches()).map(line -> line.group(3))).containsExactlyElementsOf(wanted);
        assertThat(states.lines().filter(line -> !line.startsWith("#"))).allMatch(ITS_STATE.asMatchPredicate())
                .allMatch(line -> line.startsWith("alert ") && line.endsWith("enable;)"));
    }

    /** Of the rules that say a path by headers, all but one a part have a generator of their own; one that is not listed is off. */
    @Test
    void every_rule_of_a_path_is_in_force() throws IOException {
        Policy office = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        Bundle path = new Bundler(List.of(HIGH), BundlerTest.sids(HIGH), BundlerTest.proof())
                .bundle(new BundleName(Channel.STABLE, Engine.load(Path.of("rules-templates"), "snort-3"), office), Optional.empty());
        SortedMap<String, byte[]> members = BundleMembers.read(SnortArchive.SNAPSHOT.pack(path));
        List<String> rules = text(members, "rules/skywarden.rules").lines().map(rule -> ITS_GID.matcher(rule).results().findFirst().map(gid -> gid.group(1)).orElse("1")
                + ":" + ITS_RULE.matcher(rule).results().findFirst().orElseThrow().group(4)).toList();
        assertThat(rules).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(text(members, "rules/rulestates-connectivity-ips.states").lines().map(ITS_STATE::matcher).filter(line -> line.matches())
                .map(line -> line.group(2) + ":" + line.group(3))).containsExactlyElementsOf(rules);
    }

    /** An engine with words for a path; Snort's say it by headers. A path that is off would have all alert on it. */
    @ParameterizedTest
    @CsvSource({"no-rules-active,0", "connectivity-ips,12", "balanced-ips,12", "security-ips,12", "max-detect-ips,12"})
    void the_rules_of_an_allowed_path_are_on_whenever_others_are(String base, int on) {
        Policy office = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        Bundle withPath = new Bundler(List.of(HIGH), BundlerTest.sids(HIGH).allocatePaths(PathRule.of(List.of(office))), BundlerTest.proof())
                .bundle(new BundleName(Channel.STABLE, bundle.name().engine(), office), Optional.empty());
        String states = text(RealBundles.members(SnortArchive.SNAPSHOT.pack(withPath)), "rules/rulestates-%s.states".formatted(base));
        List<String> path = withPath.manifest().path().getFirst().rules().stream().map(rule -> "alert (gid:1; sid:%d; enable;)".formatted(rule.sid())).toList();
        assertThat(path).hasSize(12);
        assertThat(states.lines().filter(path::contains)).hasSize(on);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_bundle_gives_the_same_bytes(SnortArchive archive) {
        assertThat(archive.pack(bundle)).isEqualTo(archive.pack(BundleReader.read(bundle.name(), bundle.bytes()).orElseThrow()));
    }

    private Engine engine(String product, String versions) throws IOException {
        String name = product + "-" + versions.charAt(2);
        Path folder = Files.createDirectories(templates.resolve(name));
        Path suricata = Path.of("rules-templates/suricata-7");
        Files.writeString(folder.resolve("engine.yaml"), Files.readString(suricata.resolve("engine.yaml"))
                .replace("name: suricata-7", "name: " + name).replace("product: suricata", "product: " + product)
                .replace(">=7.0.3 <8.0.0", versions));
        Files.writeString(folder.resolve("rule.ftl"), Files.readString(suricata.resolve("rule.ftl")));
        return Engine.load(templates, name);
    }

    private static Bundle bundle(Engine engine) {
        AuthoredSignature[] all = {HIGH, MEDIUM, LOW};
        return new Bundler(List.of(all), BundlerTest.sids(all), BundlerTest.proof())
                .bundle(BundlerTest.name(Channel.STABLE, engine), Optional.empty());
    }

    private static AuthoredSignature authored(String id, Confidence confidence, String... firstBytes) {
        Signature sample = Samples.signature(id, Transport.UDP, Arrays.stream(firstBytes)
                .map(octet -> step(Direction.TO_SERVER, at(0, octet))).toArray(io.skywarden.signature.Step[]::new));
        Signature signature = new Signature(sample.id(), sample.title(), sample.family(), sample.era(), confidence, new State.Active(),
                sample.description(), sample.sources(), sample.detection(), new Expectations(List.of()));
        return new AuthoredSignature(signature, new AuthoredText("", "", ""), CanonicalForm.of(signature, ""), id);
    }

    private static String text(SortedMap<String, byte[]> members, String name) {
        return new String(members.get(name), StandardCharsets.UTF_8);
    }
}
