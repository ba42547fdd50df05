package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skywarden.bundle.Manifest.Entry;
import io.skywarden.bundle.Manifest.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole catalogue for Snort 3, as pulledpork3 3.0.0.5 takes it apart: by these expressions, and by nothing else. */
class RealSnortArchiveTest {

    private static final Pattern RULE = Pattern.compile("^(#\\s*)?(\\w+)\\s(.*\\(.+sid:(\\d+);.+\\))\\s*$");
    private static final Pattern GID = Pattern.compile("gid:(\\d+);");
    private static final Pattern REV = Pattern.compile("rev:(\\d+);");
    private static final Pattern STATE = Pattern.compile("^(\\w+) \\(gid:(\\d+?); sid:(\\d+?); (\\w+);\\)$");
    private static final Map<String, Set<String>> CONFIDENCES = Map.of("no-rules-active", Set.of(), "connectivity-ips", Set.of("high"),
            "balanced-ips", Set.of("high", "medium"), "security-ips", Set.of("high", "medium", "low"), "max-detect-ips", Set.of("high", "medium", "low"));

    /** It reads line by line, keeps the first of two rules with one sid, takes the first revision it sees, and passes over what it cannot read. */
    @ParameterizedTest
    @ValueSource(strings = {"monitor", "block", "supernodes"})
    void every_rule_is_read_as_what_it_is(String policy) {
        Bundle bundle = RealBundles.of("snort-3", policy);
        Map<String, Part> parts = bundle.manifest().signatures().stream().flatMap(entry -> entry.rules().stream())
                .collect(Collectors.toMap(part -> Long.toString(part.sid()), Function.identity()));
        for (SnortArchive archive : SnortArchive.values()) {
            List<String> lines = lines(archive, bundle);
            assertThat(lines).hasSameSizeAs(parts.keySet()).hasSize(bundle.manifest().size().rules()).allMatch(RULE.asMatchPredicate());
            assertThat(lines.stream().map(line -> matched(RULE, line).group(4))).containsExactlyInAnyOrderElementsOf(parts.keySet());
            assertThat(lines).noneMatch(line -> line.startsWith("#") || line.startsWith("###### PULLED BY ")).noneMatch(line -> GID.matcher(line).find())
                    .allSatisfy(line -> {
                        Part part = parts.get(matched(RULE, line).group(4));
                        assertThat(matched(REV, line).group(1)).isEqualTo(Integer.toString(part.rev()));
                        assertThat(line.contains("flowbits:noalert;")).isEqualTo(part.helper());
                        assertThat(matched(RULE, line).group(2)).isIn(part.helper() ? Set.of("alert") : Set.of("alert", "drop"));
                    });
        }
    }

    /** What {@code ips_policy} leaves on: by confidence, with the action the rule itself has, and all rules of a signature or none. */
    @ParameterizedTest
    @CsvSource({"monitor,SNAPSHOT,rules", "block,SNAPSHOT,rules", "monitor,LIGHTSPD,lightspd/rules/3.0.0.0", "block,LIGHTSPD,lightspd/rules/3.0.0.0"})
    void every_state_is_read_and_is_that_of_its_rule(String policy, SnortArchive archive, String folder) {
        Bundle bundle = RealBundles.of("snort-3", policy);
        SortedMap<String, byte[]> members = RealBundles.members(archive.pack(bundle));
        Map<String, String> actions = lines(archive, bundle).stream().map(line -> matched(RULE, line))
                .collect(Collectors.toMap(rule -> rule.group(4), rule -> rule.group(2)));
        CONFIDENCES.forEach((base, confidences) -> {
            List<String> lines = RealBundles.text(members, "%s/rulestates-%s.states".formatted(folder, base)).lines()
                    .filter(line -> !line.startsWith("#")).toList();
            assertThat(lines).allMatch(STATE.asMatchPredicate()).allMatch(line -> line.endsWith(" enable;)") && line.contains("(gid:1; "));
            assertThat(lines.stream().map(line -> matched(STATE, line).group(3)).toList()).as(base).containsExactlyInAnyOrderElementsOf(
                    bundle.manifest().signatures().stream().filter(entry -> confidences.contains(entry.confidence()))
                            .map(Entry::rules).flatMap(List::stream).map(part -> Long.toString(part.sid())).toList());
            assertThat(lines).allSatisfy(line -> assertThat(matched(STATE, line).group(1)).isEqualTo(actions.get(matched(STATE, line).group(3))));
            assertThat(lines.stream().anyMatch(line -> line.startsWith("drop "))).as(base).isEqualTo(policy.equals("block") && !confidences.isEmpty());
        });
    }

    /** The client asks for it when it is told of compiled rules, and for a release of Snort within it. */
    @ParameterizedTest
    @ValueSource(strings = {"monitor", "block"})
    void lightspd_has_its_own_manifest_with_no_compiled_rules(String policy) throws IOException {
        SortedMap<String, byte[]> members = RealBundles.members(SnortArchive.LIGHTSPD.pack(RealBundles.of("snort-3", policy)));
        JsonNode theirs = JsonMapper.builder().build().readTree(members.get("lightspd/manifest.json"));
        assertThat(theirs.properties().stream().map(Map.Entry::getKey)).containsExactly("snort versions");
        assertThat(theirs.get("snort versions").isObject()).isTrue();
        assertThat(theirs.get("snort versions").isEmpty()).isTrue();
        assertThat(ManifestJson.read(members.get("manifest.json"))).isEqualTo(RealBundles.of("snort-3", policy).manifest());
    }

    private static List<String> lines(SnortArchive archive, Bundle bundle) {
        SortedMap<String, byte[]> members = RealBundles.members(archive.pack(bundle));
        String name = members.keySet().stream().filter(member -> member.endsWith(".rules")).reduce((one, other) -> {
            throw new AssertionError("two files of rules: %s, %s".formatted(one, other));
        }).orElseThrow();
        return Arrays.asList(RealBundles.text(members, name).split("\n"));
    }

    private static MatchResult matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.toMatchResult();
    }
}
