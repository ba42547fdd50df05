package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.Engine;
import io.skywarden.rules.HarmlessTwin;
import io.skywarden.rules.HostileSignatures;
import io.skywarden.rules.PathRule;
import io.skywarden.rules.Samples;
import io.skywarden.rules.SidLock;
import io.skywarden.rules.SidRange;
import io.skywarden.rules.policy.Policies;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text of a signature adds a line, a field or a member to what lies in a bundle beside the rules, whatever a bundle is packed as. */
class BundleInjectionProperties {

    private static final Path TEMPLATES = Path.of("rules-templates");
    private static final Policy PATH = Policies.read(TEMPLATES, Optional.empty()).named("allowed-path");
    private static final List<BundleName> NAMES = List.of(new BundleName(Channel.EXPERIMENTAL, Engine.load(TEMPLATES, "suricata-8"), PATH),
            BundlerTest.name(Channel.EXPERIMENTAL, Engine.load(TEMPLATES, "snort-3")));
    private static final String STATE = "\\w+ \\(gid:1; sid:\\d+; enable;\\)|# [ -~]*";
    private static final String ADDED = "- added [A-Za-z0-9-]+: (?:[ -~&&[^\\\\`*_\\[\\]<>&#|~!]]|\\\\[\\\\`*_\\[\\]<>&#|~!])*";
    private static final int DOCUMENTS = 100;
    private static final int LEAST_TAKEN = 8;
    private static final int MOST = 10;
    private static final AuthoredSignature BEFORE = AuthoredSignature.written(Samples.supernodePorts(), "# none\n");
    private static final Map<BundleName, Bundle> FIRST = NAMES.stream().collect(Collectors.toMap(name -> name,
            name -> bundler(BEFORE).bundle(name, Optional.empty())));

    private final Map<Signature, Map<String, List<String>>> twins = new HashMap<>();

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(HostileSignatures.fields());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void no_field_adds_a_line_a_field_or_a_member(@ForAll("fields") String field) {
        List<AuthoredSignature> taken = HostileSignatures.taken(field, DOCUMENTS).stream().map(HostileSignatures.Taken::authored).toList();
        assertThat(taken.size()).as("documents with a hostile '%s' that were taken", field).isGreaterThanOrEqualTo(LEAST_TAKEN);
        Set<Signature> seen = new HashSet<>();
        taken.stream().filter(authored -> seen.add(authored.signature())).limit(MOST).forEach(authored -> assertThat(shapes(authored)).as("%s", authored.signature())
                .isEqualTo(twins.computeIfAbsent(HarmlessTwin.of(authored.signature()), twin -> shapes(AuthoredSignature.written(twin, "# none\n")))));
    }

    private static Map<String, List<String>> shapes(AuthoredSignature authored) {
        Map<String, List<String>> shapes = new TreeMap<>();
        for (BundleName name : NAMES) {
            Bundle bundle = bundle(name, authored);
            Stream<byte[]> archives = Stream.concat(Stream.of(bundle.bytes()), SnortArchive.of(name.engine()).stream().map(archive -> archive.pack(bundle)));
            archives.forEach(archive -> members(archive).forEach((member, bytes) -> {
                check(member, FileShape.lines(bytes));
                if (!member.endsWith(".rules") && !member.endsWith(".sig")) {
                    shapes.put(name + " " + member, FileShape.of(member, bytes));
                }
            }));
        }
        return shapes;
    }

    private static void check(String member, List<String> lines) {
        if (member.endsWith("sid-msg.map")) {
            assertThat(lines).allSatisfy(line -> assertThat(line.split("\\|\\|", -1)).as(line).hasSize(2));
        } else if (member.endsWith(".states")) {
            assertThat(lines).allMatch(line -> line.matches(STATE));
        } else if (member.endsWith("CHANGELOG.md")) {
            assertThat(lines).filteredOn(line -> line.startsWith("- added")).allMatch(line -> line.matches(ADDED));
        }
    }

    /** The second of its name, so that it also tells what changed. */
    private static Bundle bundle(BundleName name, AuthoredSignature authored) {
        return bundler(authored).bundle(name, Optional.of(FIRST.get(name)));
    }

    private static Bundler bundler(AuthoredSignature authored) {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(List.of(authored.signature())).allocatePaths(PathRule.of(List.of(PATH)));
        return new Bundler(List.of(authored), sids, BundlerTest.proof());
    }

    private static SortedMap<String, byte[]> members(byte[] archive) {
        try {
            return BundleMembers.read(archive);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
