package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.HostileDocument;
import io.skywarden.rules.HostileSignatures;
import io.skywarden.rules.HostileText;
import io.skywarden.rules.companion.Endpoints;
import io.skywarden.rules.companion.EndpointsFile;
import io.skywarden.rules.companion.EndpointsUnusable;
import io.skywarden.rules.companion.JudgedName;
import io.skywarden.rules.companion.JudgedNetwork;
import io.skywarden.rules.companion.Judgement;
import io.skywarden.rules.companion.Program;
import io.skywarden.signature.Signature;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.SignatureTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** No text of endpoints or signatures adds a line, a statement, an element or a member to the companions, taken as the whole that is published. */
class CompanionInjectionProperties {

    private static final List<Signature> WATCHING = SignatureTree.read(Path.of("src/test/resources/companions/nested/signatures")).stream()
            .map(AuthoredSignature::signature).toList();
    private static final HostileDocument ENDPOINTS = new HostileDocument("endpoints", """
            format: 1
            names:
              - {under: <<under=outer.test>>, family: <<family=skype-cloud>>, exclusivity: safe-to-block, as-of: <<as-of=2020-02-29>>, source: <<source=made up>>}
              - {exactly: <<exactly=low.outer.test>>, family: teams, exclusivity: <<exclusivity=shared-with-teams>>, as-of: 2020-02-29, source: made up}
            networks:
              - {network: <<network=192.0.2.0/24>>, family: skype-cloud, exclusivity: safe-to-block, as-of: <<seen=2020-02-29>>, source: made up}
              - {network: <<network-6=2001:db8::/32>>, family: skype-cloud, exclusivity: unverified, as-of: 2020-02-29, gone: <<gone=2020-03-01>>, source: <<network-source=x>>}
            programs:
              - {title: <<title=Skype for Windows>>, family: skype-cloud, exclusivity: safe-to-block, as-of: 2020-02-29, file: <<file=Skype.exe>>,
                 product: <<product=Skype>>, publisher: <<publisher=O=Skype S.à r.l. C=LU>>, source: <<program-source=made up>>}
              - {title: <<app=Skype app>>, family: skype-cloud, exclusivity: safe-to-block, as-of: 2020-02-29, package: <<package=Microsoft.SkypeApp_kzf8qxf38zg5c>>,
                 publisher: <<signer=CN=Skype>>, source: made up}
              - {title: <<left=Teams>>, family: teams, exclusivity: unverified, as-of: 2020-02-29, package: Some.App_0123456789abc, publisher: CN=x y, source: made up}
            """.replace("S.à r.l. ", "Software, "));
    private static final List<String> FREE = List.of("source", "network-source", "program-source", "title", "product", "publisher", "app", "signer", "left");
    private static final List<String> NAMES = List.of("host", "dns-under", "dns-exactly", "dns-starting", "dns-ending", "dns-containing", "quic", "sni-under",
            "sni-exactly", "sni-starting", "sni-ending", "sni-containing", "certificate", "network", "id", "title");
    private static final Map<String, String> LINES = Map.of(
            "txt", "# [ -~]*|\\.?[a-z0-9_][a-z0-9_.-]*",
            "conf", "# [ -~]*|#|acl skywarden_[a-z_]+ (dstdomain|ssl::server_name|at_step) [^ ]+|(http_access deny|ssl_bump (terminate|peek|splice)) [a-z_! ]+",
            "zone", "; [ -~]*|\\$TTL 300|@ SOA localhost\\. hostmaster\\.localhost\\. [0-9 ]+|@ NS localhost\\.|(\\*\\.)?[a-z0-9_][a-z0-9_.-]* CNAME (\\.|rpz-passthru\\.)");
    private static final int DOCUMENTS = 100;
    private static final int LEAST_TAKEN = 8;
    private static final int MOST = 12;
    private static final int LEAST_HOSTILE = 10;
    private static Path folder;

    private final Map<Endpoints, Map<String, List<String>>> twins = new HashMap<>();

    @BeforeContainer
    static void folder() throws IOException {
        folder = Files.createTempDirectory("endpoints");
    }

    @AfterContainer
    static void noFolder() throws IOException {
        Files.deleteIfExists(folder.resolve(EndpointsFile.NAME));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(ENDPOINTS.fields());
    }

    @Provide
    Arbitrary<String> watched() {
        return Arbitraries.of(NAMES);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void no_field_of_endpoints_adds_anything(@ForAll("fields") String field) throws IOException {
        List<Endpoints> taken = new ArrayList<>();
        int hostile = 0;
        for (HostileDocument.Spoilt spoilt : ENDPOINTS.spoilt(field, DOCUMENTS, new Random(field.hashCode()))) {
            Optional<Endpoints> read = read(spoilt.document());
            read.ifPresent(taken::add);
            hostile += read.isPresent() && HostileText.isHostile(spoilt.value()) ? 1 : 0;
        }
        assertThat(taken.size()).as("documents with a hostile '%s' that were taken", field).isGreaterThanOrEqualTo(LEAST_TAKEN);
        assertThat(hostile).as("hostile texts of '%s' that were taken", field).isGreaterThanOrEqualTo(FREE.contains(field) ? LEAST_HOSTILE : 0);
        taken.stream().distinct().limit(MOST).forEach(endpoints ->
                assertThat(shapes(WATCHING, endpoints)).as("%s", endpoints).isEqualTo(twins.computeIfAbsent(harmless(endpoints), twin -> shapes(WATCHING, twin))));
    }

    /** Names that are watched stand in lists; there are as many as there are, but each is one line and nothing else changes. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void no_field_of_a_signature_adds_anything(@ForAll("watched") String field) throws IOException {
        Endpoints endpoints = read(ENDPOINTS.spoilt("family", 40, new Random(1)).stream().filter(spoilt -> spoilt.value().equals("skype-cloud"))
                .findFirst().orElseThrow().document()).orElseThrow();
        Map<String, List<String>> plain = shapes(List.of(), endpoints);
        List<HostileSignatures.Taken> taken = HostileSignatures.taken(field, DOCUMENTS);
        assertThat(taken.size()).as("documents with a hostile '%s' that were taken", field).isGreaterThanOrEqualTo(LEAST_TAKEN);
        taken.stream().map(each -> each.authored().signature()).distinct().limit(MOST).forEach(signature -> {
            Map<String, List<String>> shapes = shapes(List.of(signature), endpoints);
            assertThat(shapes.keySet()).containsAll(plain.keySet());
            shapes.forEach((file, shape) -> {
                if (file.endsWith(".xml") || file.endsWith(".nft")) {
                    assertThat(shape).isEqualTo(plain.get(file));
                }
            });
        });
    }

    private static Optional<Endpoints> read(String document) throws IOException {
        Files.write(folder.resolve(EndpointsFile.NAME), document.getBytes(StandardCharsets.UTF_8));
        try {
            return Optional.of(EndpointsFile.in(folder));
        } catch (EndpointsUnusable refused) {
            assertThat(refused.getMessage().lines()).isNotEmpty().allMatch(line -> line.startsWith(folder.toString()));
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> shapes(List<Signature> signatures, Endpoints endpoints) {
        Map<String, List<String>> shapes = new TreeMap<>();
        members(CompanionBundle.of(Channel.EXPERIMENTAL, signatures, endpoints, Optional.empty())).forEach((name, bytes) -> {
            String line = LINES.get(name.substring(name.lastIndexOf('.') + 1));
            assertThat(FileShape.lines(bytes)).as(name).allMatch(each -> line == null || each.matches(line));
            shapes.put(name, FileShape.of(name, bytes));
        });
        return shapes;
    }

    private static SortedMap<String, byte[]> members(CompanionBundle bundle) {
        try {
            return BundleMembers.read(bundle.bytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Endpoints harmless(Endpoints endpoints) {
        return new Endpoints(endpoints.names().stream().map(name -> new JudgedName(name.scope(), harmless(name.judgement()))).toList(),
                endpoints.networks().stream().map(network -> new JudgedNetwork(network.network(), harmless(network.judgement()), network.gone())).toList(),
                endpoints.programs().stream().map(CompanionInjectionProperties::harmless).toList());
    }

    private static Judgement harmless(Judgement judgement) {
        return new Judgement(judgement.family(), judgement.exclusivity(), judgement.asOf(), "harmless");
    }

    private static Program harmless(Program program) {
        return new Program("Harmless", switch (program.identity()) {
            case Program.SignedFile _ -> new Program.SignedFile("Harmless.exe", "Harmless", "O=Harmless");
            case Program.Package _ -> new Program.Package("Harmless.App_0123456789abc", "CN=Harmless");
        }, harmless(program.judgement()));
    }
}
