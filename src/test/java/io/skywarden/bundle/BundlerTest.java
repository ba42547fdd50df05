package io.skywarden.bundle;

import static io.skywarden.rules.Samples.at;
import static io.skywarden.rules.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.Finding;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.rules.Engine;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.Samples;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.companion.MarkdownText;
import io.skywarden.rules.policy.Action;
import io.skywarden.rules.policy.Deviation;
import io.skywarden.rules.policy.Enforce;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.rules.policy.Selection;
import io.skywarden.signature.Direction;
import io.skywarden.signature.Expectations;
import io.skywarden.signature.Signature;
import io.skywarden.signature.State;
import io.skywarden.signature.Transport;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.CanonicalForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a bundle is the same, when it is a new version, and what never gets into one. */
class BundlerTest {

    private static final Engine ENGINE = Engine.load(Path.of("rules-templates"), "suricata-8");
    private static final BundleName STABLE = name(Channel.STABLE, ENGINE);
    private static final BundleName EXPERIMENTAL = name(Channel.EXPERIMENTAL, ENGINE);
    private static final AuthoredSignature ACTIVE = authored("A1", new State.Active(), "01");

    @Test
    void the_same_signatures_give_the_same_bytes() {
        assertThat(bundle(STABLE, Optional.empty(), ACTIVE).bytes()).isEqualTo(bundle(STABLE, Optional.empty(), ACTIVE).bytes());
    }

    @Test
    void what_is_unchanged_comes_back_as_it_was() {
        Bundle first = bundle(STABLE, Optional.empty(), ACTIVE);
        Optional<Bundle> published = BundleReader.read(STABLE, first.bytes());
        assertThat(first.version()).isEqualTo(1);
        assertThat(bundle(STABLE, published, ACTIVE)).isSameAs(published.orElseThrow());
    }

    @Test
    void a_changed_signature_is_a_new_version_with_a_line_in_the_changelog() throws IOException {
        Bundle first = bundle(STABLE, Optional.empty(), ACTIVE);
        SidLock before = sids(ACTIVE);
        AuthoredSignature changed = authored("A1", new State.Active(), "02");
        SidLock after = before.allocate(List.of(changed.signature()));
        Bundle second = new Bundler(List.of(changed), after, proof()).bundle(STABLE, Optional.of(first));
        assertThat(second.version()).isEqualTo(2);
        assertThat(member(second, "CHANGELOG.md")).contains("version 2", "- changed A1: the rules mean something else");
    }

    @Test
    void what_comes_and_goes_is_told() throws IOException {
        Bundle first = bundle(STABLE, Optional.empty(), ACTIVE);
        Bundle second = bundle(STABLE, Optional.of(first), authored("B1", new State.Active(), "02"));
        assertThat(member(first, "CHANGELOG.md")).contains("The first bundle: 1 signatures.");
        assertThat(member(second, "CHANGELOG.md")).contains("- removed A1: ", "- added B1: ");
    }

    @Test
    void an_unproven_catalogue_is_refused() {
        assertThatThrownBy(() -> new Bundler(List.of(ACTIVE), sids(ACTIVE), proof(new Finding.NotJudged("a", "c.pcap", "why"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not proven: 1 findings");
    }

    @Test
    void experimental_signatures_are_on_their_channel_only_and_retired_ones_nowhere() {
        AuthoredSignature[] all = {ACTIVE, authored("E1", new State.Experimental(), "02"), authored("R1", new State.Retired("Why."), "03")};
        assertThat(bundle(STABLE, Optional.empty(), all).manifest().signatures()).extracting(Manifest.Entry::id).containsExactly("A1");
        assertThat(bundle(EXPERIMENTAL, Optional.empty(), all).manifest().signatures()).extracting(Manifest.Entry::id)
                .containsExactly("A1", "E1");
    }

    @Test
    void the_map_of_messages_has_a_line_for_every_rule() throws IOException {
        Bundle bundle = bundle(STABLE, Optional.empty(), ACTIVE);
        assertThat(member(bundle, "sid-msg.map")).isEqualTo("%d || SKYWARDEN Sample A1; \"quoted\\\"\n".formatted(SidRange.DEFAULT.first()));
        assertThat(member(bundle, "rules/skype-monitor.rules")).contains("sid:" + SidRange.DEFAULT.first());
    }

    @Test
    void the_manifest_says_what_an_engine_has_to_load() throws IOException {
        Bundle bundle = bundle(STABLE, Optional.empty(), ACTIVE);
        String rule = member(bundle, "rules/skype-monitor.rules").strip();
        assertThat(bundle.manifest().size()).isEqualTo(new Manifest.Size(1, 0, 1, rule.length()));
        assertThat(bundle.manifest().rules().length()).isEqualTo(rule.length() + 1);
    }

    @Test
    void an_allowed_path_is_in_the_manifest_with_what_it_removes() throws IOException {
        Policy office = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        SidLock sids = sids(ACTIVE).allocatePaths(PathRule.of(List.of(office)));
        BundleName name = new BundleName(Channel.STABLE, ENGINE, office);
        Bundle bundle = new Bundler(List.of(ACTIVE), sids, proof()).bundle(name, Optional.empty());
        Manifest.AllowedPath path = bundle.manifest().path().getFirst();
        assertThat(path.rules()).hasSize(12).allMatch(Manifest.Part::helper);
        assertThat(bundle.manifest().size()).extracting(Manifest.Size::rules, Manifest.Size::helpers).containsExactly(13, 12);
        assertThat(path.measured()).containsExactly(new Manifest.Measure("recipes", 0, 1, 0, 0));
        assertThat(BundleReader.read(name, bundle.bytes()).orElseThrow().manifest()).isEqualTo(bundle.manifest());
        assertThat(member(bundle, "sid-msg.map")).contains("SKYWARDEN allowed path of allowed-path (path-proxy-tcp)");
        Bundle closed = new Bundler(List.of(ACTIVE), sids, proof()).bundle(
                new BundleName(Channel.STABLE, ENGINE, office.at(Instant.parse("2026-07-05T12:00:00Z"))), Optional.of(bundle));
        assertThat(closed.version()).isEqualTo(2);
        assertThat(member(closed, "manifest.json")).doesNotContain("\"path\"");
        assertThat(member(closed, "rules/skype-allowed-path.rules")).doesNotContain("flowbits");
    }

    @Test
    void what_a_path_removes_is_measured_on_the_captures_that_can_be_read(@TempDir Path folder) throws IOException {
        Recipe recipe = Recipe.parse("recipe.txt", """
                flow on-path udp 198.51.100.7:50000 -> 203.0.113.20:3479 hit
                  > hex 01 02
                flow other-port udp 198.51.100.7:50001 -> 203.0.113.20:3482 hit
                  > hex 01 02
                flow other-relay udp 198.51.100.7:50002 -> 203.0.113.80:3479 hit
                  > hex 01 02
                flow no-hit udp 198.51.100.7:50003 -> 203.0.113.20:3479 silent
                  > hex 02 02
                """);
        Path capture = Files.write(folder.resolve("office.pcap"), SyntheticCapture.pcap(recipe, "office"));
        List<TestedCapture> captures = Stream.of(capture, folder.resolve("absent.pcap"))
                .<TestedCapture>map(file -> new TestedCapture.Real(file.getFileName().toString(), file, "d", false, Map.of())).toList();
        Policy office = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        SidLock sids = sids(ACTIVE).allocatePaths(PathRule.of(List.of(office)));
        Bundle bundle = new Bundler(List.of(ACTIVE), sids, proof(), captures).bundle(new BundleName(Channel.STABLE, ENGINE, office), Optional.empty());
        assertThat(bundle.manifest().path().getFirst().measured()).containsExactly(
                new Manifest.Measure("recipes", 0, 1, 0, 0), new Manifest.Measure("captures", 1, 1, 3, 1));
        assertThat(member(bundle, "manifest.json")).containsPattern("\"captures\"\\s*:\\s*1,\\s*\"unreadable\"\\s*:\\s*1,\\s*\"alerts\"\\s*:\\s*3,\\s*\"removed\"\\s*:\\s*1");
    }

    /** Snort says a path by several rules for a part: the part is in the manifest once. */
    @Test
    void a_path_that_is_said_by_headers_has_no_rules_of_its_own() throws IOException {
        Policy office = Policies.read(Path.of("rules-templates"), Optional.empty()).named("allowed-path");
        BundleName name = new BundleName(Channel.STABLE, Engine.load(Path.of("rules-templates"), "snort-3"), office);
        Bundle bundle = new Bundler(List.of(ACTIVE), sids(ACTIVE), proof()).bundle(name, Optional.empty());
        assertThat(bundle.manifest().path()).containsExactly(new Manifest.AllowedPath(List.of(), List.of(new Manifest.Measure("recipes", 0, 1, 0, 0))));
        assertThat(bundle.manifest().signatures().getFirst().rules()).hasSize(1);
        assertThat(bundle.manifest().size().rules()).isEqualTo(member(bundle, "rules/skype-allowed-path.rules").lines().toList().size()).isGreaterThan(3);
        assertThat(member(bundle, "sid-msg.map").lines()).hasSize(1);
    }

    @Test
    void what_waits_for_conditions_alerts_and_is_told_of() throws IOException {
        Policy block = Policies.read(Path.of("rules-templates"), Optional.empty()).named("block");
        Policy careful = new Policy(block.name(), block.title(), Selection.ALL, Action.DROP, Selection.ALL, List.of(), Optional.empty(),
                Optional.of(new Enforce(Duration.ofDays(14), 0, Set.of())));
        Bundle first = careful(careful, Optional.empty());
        assertThat(first.manifest().waiting()).containsExactly("A1");
        assertThat(member(first, "rules/skype-block.rules")).contains("alert udp").doesNotContain("drop ");
        assertThat(BundleReader.read(first.name(), first.bytes()).orElseThrow().manifest()).isEqualTo(first.manifest());
        Bundle second = careful(careful.enforcing(Set.of(ACTIVE.signature().id())), Optional.of(first));
        assertThat(second.version()).isEqualTo(2);
        assertThat(member(second, "manifest.json")).doesNotContain("waiting");
        assertThat(member(second, "rules/skype-block.rules")).contains("drop udp").doesNotContain("alert ");
        assertThat(member(second, "CHANGELOG.md")).endsWith("""
                version 2

                - A1: a hit is now drop, and was alert (the conditions of the policy hold)
                """);
        assertThat(member(careful(careful, Optional.of(second)), "CHANGELOG.md")).endsWith("""
                version 3

                - A1: a hit is now alert, and was drop (until the conditions of the policy hold)
                """);
    }

    @Test
    void an_override_is_told_of_with_its_reason() throws IOException {
        Policy block = Policies.read(Path.of("rules-templates"), Optional.empty()).named("block");
        SignatureId id = ACTIVE.signature().id();
        Bundle first = careful(overriding(block, List.of()), Optional.empty());
        assertThat(first.manifest().signatures()).singleElement().extracting(Manifest.Entry::action).isEqualTo("drop");
        LocalDate until = LocalDate.of(2099, 12, 31);
        Bundle milder = careful(overriding(block, List.of(new Deviation(id, Optional.of(Action.ALERT), "A relay\n- moved", until))), Optional.of(first));
        assertThat(milder.manifest().overrides()).containsExactly(new Manifest.Override("A1", "alert", "A relay\n- moved", "2099-12-31"));
        assertThat(member(milder, "CHANGELOG.md")).endsWith("version 2\n\n- A1: a hit is now alert, and was drop\n");
        assertThat(BundleReader.read(milder.name(), milder.bytes()).orElseThrow().manifest()).isEqualTo(milder.manifest());
        Bundle without = careful(overriding(block, List.of(new Deviation(id, Optional.empty(), "A relay\n- moved", until))), Optional.of(milder));
        assertThat(member(without, "CHANGELOG.md")).endsWith("version 3\n\n- removed A1: %s (off until 2099-12-31: A relay - moved)\n"
                .formatted(MarkdownText.plain(ACTIVE.signature().title())));
    }

    private static Policy overriding(Policy policy, List<Deviation> deviations) {
        return new Policy(policy.name(), policy.title(), Selection.ALL, Action.DROP, Selection.ALL, deviations, Optional.empty(), Optional.empty());
    }

    private static Bundle careful(Policy policy, Optional<Bundle> before) {
        return new Bundler(List.of(ACTIVE), sids(ACTIVE), proof()).bundle(new BundleName(Channel.STABLE, ENGINE, policy), before);
    }

    @Test
    void bytes_that_are_no_bundle_count_as_none() throws IOException {
        byte[] cut = bundle(STABLE, Optional.empty(), ACTIVE).bytes();
        assertThat(BundleReader.read(STABLE, new byte[0])).isEmpty();
        assertThat(BundleReader.read(STABLE, "<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(BundleReader.read(STABLE, StoredGzipTest.gzip(new byte[] {1, 2, 3}))).isEmpty();
        assertThat(BundleReader.read(STABLE, Arrays.copyOf(cut, 300))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"format\":1}", "{\"format\":2,\"unknown\":true}"})
    void an_archive_with_another_manifest_counts_as_none(String json) {
        TreeMap<String, byte[]> members = new TreeMap<>();
        members.put("manifest.json", json.getBytes(StandardCharsets.UTF_8));
        assertThat(BundleReader.read(STABLE, Archive.of(members))).isEmpty();
    }

    private static Bundle bundle(BundleName name, Optional<Bundle> before, AuthoredSignature... all) {
        return new Bundler(List.of(all), sids(all), proof()).bundle(name, before);
    }

    static SidLock sids(AuthoredSignature... all) {
        return SidLock.empty(SidRange.DEFAULT).allocate(Arrays.stream(all).map(AuthoredSignature::signature).toList());
    }

    static BundleName name(Channel channel, Engine engine) {
        return new BundleName(channel, engine, Policy.MONITOR);
    }

    static Proof proof(Finding... findings) {
        return new Proof(List.of("in-process"), List.of(), List.of(),
                List.of(new TestedCapture.Submitted("c", Path.of("c"), "d", Map.of())), List.of(), List.of(), List.of(), List.of(), List.of(findings));
    }

    private static AuthoredSignature authored(String id, State state, String firstByte) {
        Signature sample = Samples.signature(id, Transport.UDP, step(Direction.TO_SERVER, at(0, firstByte)));
        Signature signature = new Signature(sample.id(), sample.title(), sample.family(), sample.era(), sample.confidence(), state,
                sample.description(), sample.sources(), sample.detection(), new Expectations(List.of()));
        return new AuthoredSignature(signature, new AuthoredText("", "", ""), CanonicalForm.of(signature, ""), id);
    }

    private static String member(Bundle bundle, String name) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bundle.bytes())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no member " + name);
    }
}
