package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Engine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What rule managers ask of a bundle, held against the whole catalogue for every engine of rules in lines and every policy. The expressions
 * are those by which the named client reads; where a client passes over what it cannot read, nothing else would tell.
 */
class ClientConstraintsTest {

    private static final Pattern LINE = Pattern.compile("(alert|drop|pass|reject) \\S+ \\S+ \\S+ -> \\S+ \\S+ \\(msg:\"SKYWARDEN .*; sid:[0-9]+; rev:[0-9]+;\\)");
    private static final Pattern SID_OF_SCIRIUS = Pattern.compile("sid *: *(\\d+)");
    private static final Pattern GID = Pattern.compile(" gid:(\\d+);");
    private static final Pattern REV_OF_SCIRIUS = Pattern.compile("rev *: *(\\d+)");
    private static final Pattern MSG_OF_SCIRIUS = Pattern.compile("msg *: *\"(.*?)\"");
    private static final Pattern RULE_OF_PULLEDPORK = Pattern.compile("^\\s*(alert|drop|pass)");
    private static final Pattern SID_OF_PULLEDPORK = Pattern.compile("\\ssid:\\s*\\d+\\s*;");
    private static final Pattern POLICY_OF_PULLEDPORK =
            Pattern.compile("policy\\s(no-rules-active|connectivity|balanced|security|max-detect)", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEYWORD = Pattern.compile("[ (]([a-z][a-z0-9_.]*)(?=[:;])");
    /** A file beside the rules, a variable of the site or a class of our own: each is lost on the way to some sensor. */
    private static final Set<String> NEEDS_A_FILE = Set.of("dataset", "datarep", "filemd5", "filesha1", "filesha256", "lua", "luajit", "iprep", "geoip");

    static Stream<Arguments> bundles() {
        return Stream.of("suricata-7", "suricata-8", "snort-3", "snort-2.9")
                .flatMap(engine -> RealBundles.POLICIES.stream().map(policy -> Arguments.of(engine, policy)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void members_have_exact_names_and_are_plain_files(String engine, String policy) throws IOException {
        Bundle bundle = RealBundles.of(engine, policy);
        List<TarArchiveEntry> members = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bundle.bytes())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.add(entry);
            }
        }
        // By name for inline:: of OPNsense and rules/ of PulledPork; one file of rules, for who takes all that end so.
        assertThat(members).extracting(TarArchiveEntry::getName).containsExactly(
                "CHANGELOG.md", "LICENSE", "manifest.json", "rules/skype-%s.rules".formatted(policy), "sid-msg.map");
        // Scirius refuses all but files and folders, and flattens what there is into one folder.
        assertThat(members).allMatch(TarArchiveEntry::isFile).noneMatch(member -> member.isSymbolicLink() || member.isLink());
        assertThat(members).extracting(member -> member.getName().replaceFirst(".*/", "")).doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("categories.txt") || name.endsWith(".list") || name.matches("\\w+-u\\d+\\.rules"));
        assertThat(bundle.manifest().rules().name()).isEqualTo("rules/skype-%s.rules".formatted(policy));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_rule_is_a_line_that_all_read_alike(String engine, String policy) throws IOException {
        Bundle bundle = RealBundles.of(engine, policy);
        String text = RealBundles.rules(bundle);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(RealBundles.members(bundle.bytes()).get(bundle.manifest().rules().name())));
        assertThat(text).matches("(?s)|.*\n").doesNotContain("\r", "\t", "\n\n");
        int longest = Engine.load(Path.of("rules-templates"), engine).longestRule();
        assertThat(text.lines()).hasSize(bundle.manifest().size().rules()).allMatch(LINE.asMatchPredicate()).allMatch(line -> line.length() <= longest);
    }

    /**
     * Scirius, suricata-update, OPNsense and PulledPork each know a rule by its sid and find it by an expression of their own. Where a rule of
     * Snort has pieces, for an allowed path, its managers know them by generator and sid.
     */
    @ParameterizedTest
    @MethodSource("bundles")
    void each_sid_is_there_once_and_found_by_every_client(String engine, String policy) {
        Bundle bundle = RealBundles.of(engine, policy);
        Map<Long, Manifest.Part> parts = parts(bundle);
        Set<Long> seen = new HashSet<>();
        Set<String> known = new HashSet<>();
        RealBundles.rules(bundle).lines().forEach(line -> {
            long sid = Long.parseLong(first(SID_OF_SCIRIUS, line).group(1));
            assertThat(known.add(generator(line) + ":" + sid)).as(line).isTrue();
            assertThat(seen.add(sid) || engine.startsWith("snort")).as(line).isTrue();
            assertThat(parts).containsKey(sid);
            assertThat(first(REV_OF_SCIRIUS, line).group(1)).isEqualTo(Integer.toString(parts.get(sid).rev()));
            assertThat(first(MSG_OF_SCIRIUS, line).group(1)).hasSizeBetween(10, 999);
            assertThat(first(SID_OF_PULLEDPORK, line).group()).isEqualTo(" sid:%d;".formatted(sid));
            assertThat(SID_OF_SCIRIUS.matcher(line).results()).hasSize(1);
        });
        assertThat(seen).isEqualTo(parts.keySet());
        assertThat(RealBundles.text(RealBundles.members(bundle.bytes()), "sid-msg.map").lines().map(line -> Long.valueOf(line.split(" \\|\\| ")[0])))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    private static String generator(String line) {
        return GID.matcher(line).results().map(gid -> gid.group(1)).findFirst().orElse("1");
    }

    /** As lib/rulecache.py of OPNsense reads a line: from {@code msg:} on, and a key of metadata that comes again must have a value. */
    @ParameterizedTest
    @MethodSource("bundles")
    void opnsense_finds_sid_revision_and_metadata_behind_the_message(String engine, String policy) {
        Bundle bundle = RealBundles.of(engine, policy);
        Map<Long, Manifest.Part> parts = parts(bundle);
        RealBundles.rules(bundle).lines().forEach(line -> {
            Map<String, String> options = new LinkedHashMap<>();
            sections(line.substring(line.indexOf("msg:"), line.length() - 1)).forEach(section -> {
                String[] halves = section.split(":", 2);
                if (halves.length == 2 && Set.of("msg", "sid", "rev", "classtype", "metadata").contains(halves[0])) {
                    assertThat(options.put(halves[0], halves[1].strip())).as(line).isNull();
                }
            });
            assertThat(options.keySet()).containsExactly("msg", "classtype", "metadata", "sid", "rev");
            assertThat(options.get("rev")).isEqualTo(Integer.toString(parts.get(Long.valueOf(options.get("sid"))).rev()));
            // The only class that stock configurations and OPNsense's own rules use for what is allowed or not.
            assertThat(options).containsEntry("classtype", "policy-violation");
            assertThat(Stream.of(options.get("metadata").split(",")).map(String::strip)).doesNotHaveDuplicates()
                    .allMatch(tag -> tag.matches("[a-z_]+ [A-Za-z0-9_-]+")).extracting(tag -> tag.split(" ")[0]).doesNotHaveDuplicates();
        });
    }

    /** PulledPork passes over all other actions, and takes a word behind "policy" for one of Snort's base policies. */
    @ParameterizedTest
    @MethodSource("bundles")
    void pulledpork_sees_each_rule_and_no_policy_of_snort(String engine, String policy) {
        assertThat(RealBundles.rules(RealBundles.of(engine, policy)).lines()).allMatch(line -> RULE_OF_PULLEDPORK.matcher(line).find())
                .noneMatch(line -> POLICY_OF_PULLEDPORK.matcher(line).find()).noneMatch(line -> line.matches(".*metadata:([^;]*, *)?policy .*"));
    }

    /**
     * As the rule reader of Security Onion's console sees it: the source ends at the first "-" or "<", the target at the first "(", an option at
     * ";", within an expression too, for that is never a quotation to it; and nothing may come behind the last ")".
     */
    @ParameterizedTest
    @MethodSource("bundles")
    void security_onion_finds_where_each_part_ends(String engine, String policy) {
        RealBundles.rules(RealBundles.of(engine, policy)).lines().forEach(line -> {
            String head = line.substring(0, line.indexOf(" (msg:"));
            assertThat(head.substring(0, head.indexOf(" -> "))).as(line).doesNotContain("-", "<");
            assertThat(head).as(line).doesNotContain("(", ")").containsOnlyOnce(" -> ");
            assertThat(line).endsWith(";)");
            String bare = line.replaceAll("\\\\.", "");
            assertThat(Pattern.compile("pcre:!?\"([^\"]*)\"(.)").matcher(bare).results()).as(line)
                    .allMatch(found -> !found.group(1).contains(";") && found.group(2).equals(";"));
            assertThat(bare.chars().filter(letter -> letter == '"').count() % 2).as(line).isZero();
        });
    }

    /** suricata-update, OPNsense and PulledPork know a rule that must not drop by this option, in these letters. */
    @ParameterizedTest
    @MethodSource("bundles")
    void a_helper_alerts_and_says_noalert_in_the_way_that_managers_know(String engine, String policy) {
        Bundle bundle = RealBundles.of(engine, policy);
        Map<Long, Manifest.Part> parts = parts(bundle);
        RealBundles.rules(bundle).lines().forEach(line -> {
            boolean helper = parts.get(Long.valueOf(first(SID_OF_SCIRIUS, line).group(1))).helper();
            assertThat(line.contains("flowbits:noalert;")).as(line).isEqualTo(helper);
            assertThat(line.replace("flowbits:noalert;", "")).doesNotContain("noalert");
            assertThat(!helper || line.startsWith("alert ")).as(line).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_rule_needs_nothing_beside_itself(String engine, String policy) {
        RealBundles.rules(RealBundles.of(engine, policy)).lines().forEach(line -> {
            String bare = line.replaceAll("\\\\.", "").replaceAll("\"[^\"]*\"", "\"\"");
            assertThat(KEYWORD.matcher(bare).results().map(found -> found.group(1))).noneMatch(NEEDS_A_FILE::contains);
            assertThat(Pattern.compile("\\$(\\w+)").matcher(bare).results().map(found -> found.group(1))).isSubsetOf("HOME_NET", "EXTERNAL_NET");
            assertThat(Pattern.compile("reference:(\\w+),").matcher(bare).results().map(found -> found.group(1))).allMatch("url"::equals);
        });
    }

    /** The figures of the manifest, counted again on what is in the archive. */
    @ParameterizedTest
    @MethodSource("bundles")
    void the_manifest_tells_the_size_and_what_loading_takes(String engine, String policy) throws Exception {
        Bundle bundle = RealBundles.of(engine, policy);
        byte[] rules = RealBundles.members(bundle.bytes()).get(bundle.manifest().rules().name());
        List<String> lines = RealBundles.rules(bundle).lines().toList();
        assertThat(bundle.manifest().size()).isEqualTo(new Manifest.Size(lines.size(), (int) lines.stream().filter(line -> line.contains("noalert")).count(),
                (int) lines.stream().map(line -> line.replaceAll("\\\\.", "")).flatMap(line -> Stream.of(line.split("; |\\(|, ")))
                        .filter(option -> option.matches("(content|pcre):!?\".*")).count(),
                lines.stream().mapToInt(String::length).max().orElse(0)));
        assertThat(bundle.manifest().rules()).isEqualTo(new Manifest.File("rules/skype-%s.rules".formatted(policy), rules.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rules))));
        assertThat(RealBundles.members(bundle.bytes()).get("manifest.json")).asString(StandardCharsets.UTF_8).contains("\"size\" : {", "\"patterns\" : ");
    }

    /** The line of the page, as PulledPork cuts it: at "=", at "," and at "|"; then a slash between address and file. */
    @Test
    void the_line_for_pulledpork_leads_to_the_bundle() throws IOException {
        Matcher page = Pattern.compile("^rule_url.*$", Pattern.MULTILINE).matcher(Files.readString(Path.of("docs/how-to/feed-pulledpork.md")));
        assertThat(page.find()).isTrue();
        String[] setting = page.group().split("=");
        assertThat(setting).hasSize(2);
        assertThat(setting[1]).doesNotContain(",");
        String[] parts = setting[1].split("\\|");
        assertThat(parts).hasSize(3).allMatch(Predicate.not(String::isBlank));
        // Any of these in an address or a name means something else to it.
        assertThat(parts[0]).doesNotContain("snort.org", "emergingthreats", "secureworks").doesNotEndWith("/");
        assertThat(parts[1]).doesNotContain("IPBLOCKLIST", "RULEFILE");
        BundleName name = new BundleName(Channel.STABLE, RealBundles.of("snort-2.9", "monitor").name().engine(), RealBundles.of("snort-2.9", "monitor").name().policy());
        assertThat(parts[0] + "/" + parts[1]).isEqualTo("http://SKYWARDEN_HOST:8080/" + name.path());
    }

    private static Map<Long, Manifest.Part> parts(Bundle bundle) {
        return Stream.concat(bundle.manifest().path().stream().flatMap(path -> path.rules().stream()),
                bundle.manifest().signatures().stream().flatMap(entry -> entry.rules().stream())).collect(Collectors.toMap(Manifest.Part::sid, part -> part));
    }

    private static MatchResult first(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.toMatchResult();
    }

    /** Python's csv with ";" between and "\" before what is meant literally; blanks after the border are skipped. */
    private static List<String> sections(String options) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (int at = 0; at < options.length(); at++) {
            char next = options.charAt(at);
            if (next == '\\' && at + 1 < options.length()) {
                section.append(options.charAt(++at));
            } else if (next == ';') {
                sections.add(section.toString());
                section.setLength(0);
            } else if (next != ' ' || !section.isEmpty()) {
                section.append(next);
            }
        }
        sections.add(section.toString());
        return sections;
    }
}
