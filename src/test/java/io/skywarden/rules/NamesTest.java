package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way to mean names, against names that are nearly meant: an engine must agree with {@link NamePattern#matches}. */
class NamesTest {

    private static final List<String> OBSERVED = List.of(
            "skype.com", "SKYPE.com", "ui.skype.com", "a.ui.Skype.Com", "notskype.com", "skype.com.evil.example", "xskype.com.ui",
            "skypedata-1.cloudapp.net", "skypedatacloudapp.net", "a.skypedata.cloudapp.net", "skypedata.cloudapp.net.example",
            "eu-teams.cloudapp.net", "a.eu-Teams.cloudapp.net", "teams.cloudapp.net", "-teams.cloudapp.net.example",
            "x.flightproxy.y", "aflightproxyb.example", "flight.proxy", "lyncdiscover.example", "a.lyncdiscover.example", "com");

    private static final List<NamePattern> PATTERNS = List.of(
            new NamePattern.Under(new DomainName("skype.com")),
            new NamePattern.Under(new DomainName("com")),
            new NamePattern.Exactly(new DomainName("skype.com")),
            new NamePattern.Exactly(new DomainName("ui.skype.com")),
            new NamePattern.Starting("skypedata", Optional.of(new DomainName("cloudapp.net"))),
            new NamePattern.Starting("lyncdiscover", Optional.empty()),
            new NamePattern.LabelEnding("-teams", new DomainName("cloudapp.net")),
            new NamePattern.Containing("flightproxy"),
            new NamePattern.Containing(".skype."));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> an_engine_hits_exactly_the_names_that_are_meant() throws Exception {
        List<EngineProgram> programs = EngineProgram.installed();
        assumeTrue(!programs.isEmpty(), "no engine is installed");
        Path capture = folder.resolve("names.pcap");
        PacketFile.write(capture, 53, OBSERVED.stream().map(NamesTest::question).toList());
        List<Signature> signatures = IntStream.range(0, PATTERNS.size())
                .mapToObj(i -> Samples.name("D" + i, Transport.UDP, new SessionShows.DnsQuery(PATTERNS.get(i))))
                .toList();
        return programs.stream().map(program ->
                DynamicTest.dynamicTest(program.engine(), () -> compare(program, capture, signatures)));
    }

    private void compare(EngineProgram program, Path capture, List<Signature> signatures) throws Exception {
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        Engine engine = Engine.load(Path.of("rules-templates"), program.engine());
        Rendering rendering = new RuleRenderer(engine, Policy.MONITOR, sids).render(signatures);
        Map<Long, Set<String>> hits = program.hits(folder, rendering.text(), capture);
        for (int i = 0; i < PATTERNS.size(); i++) {
            NamePattern pattern = PATTERNS.get(i);
            Set<String> found = new TreeSet<>();
            hits.getOrDefault(rendering.rules().get(i).sid(), Set.of()).forEach(flow -> found.add(OBSERVED.get(PacketFile.index(flow))));
            List<String> meant = new ArrayList<>(OBSERVED.stream().filter(pattern::matches).toList());
            assertThat(found).as(pattern.toString()).isNotEmpty().containsExactlyInAnyOrderElementsOf(meant);
        }
    }

    /** A DNS request for one address (RFC 1035 section 4.1). */
    private static byte[] question(String name) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.")) {
            message.write(label.length());
            message.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        message.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return message.toByteArray();
    }
}
