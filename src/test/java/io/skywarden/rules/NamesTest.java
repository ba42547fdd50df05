package io.skywarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.rules.policy.Policy;
import io.skywarden.signature.DomainName;
import io.skywarden.signature.NamePattern;
import io.skywarden.signature.SessionShows;
import io.skywarden.signature.Signature;
import io.skywarden.signature.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way to mean names in every place where a flow tells one, against names that are nearly meant: an engine must agree with
 * {@link NamePattern#matches}, and a name in one place is no hit of another.
 */
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

    /** Where a flow tells a name. */
    private enum Place {
        DNS(Transport.UDP, 53, "> dns-query %s"),
        TLS(Transport.TCP, 443, "> client-hello %s"),
        CERTIFICATE(Transport.TCP, 443, "> client-hello-without-name\n  < server-certificate %s"),
        HTTP(Transport.TCP, 80, "> http-request \"GET\" \"/\" \"%s\" \"Mozilla/5.0\"\n  < http-response"),
        QUIC(Transport.UDP, 443, "> quic-hello %s");

        final Transport transport;
        final int port;
        final String lines;

        Place(Transport transport, int port, String lines) {
            this.transport = transport;
            this.port = port;
            this.lines = lines;
        }

        /** What asks for the pattern here; a certificate is asked for a domain only. */
        Optional<SessionShows> asked(NamePattern pattern) {
            return switch (this) {
                case DNS -> Optional.of(new SessionShows.DnsQuery(pattern));
                case TLS -> Optional.of(new SessionShows.TlsServerName(pattern));
                case CERTIFICATE -> pattern instanceof NamePattern.Under(var domain)
                        ? Optional.of(new SessionShows.TlsCertificateName(domain)) : Optional.empty();
                case HTTP -> Optional.of(new SessionShows.HttpHost(pattern));
                case QUIC -> Optional.of(new SessionShows.QuicServerName(pattern));
            };
        }
    }

    /** A flow of the capture: the n-th has the n-th client port. */
    private record Told(Place place, String name) {}

    private record Asked(Place place, NamePattern pattern, Signature signature) {}

    private static final List<Told> TOLD = Arrays.stream(Place.values())
            .flatMap(place -> OBSERVED.stream().map(name -> new Told(place, name))).toList();

    private static final List<Asked> ASKED = asked();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> an_engine_hits_exactly_the_names_that_are_meant() throws Exception {
        List<EngineProgram> programs = EngineProgram.installed();
        assumeTrue(!programs.isEmpty(), "no engine is installed");
        Path capture = folder.resolve("names.pcap");
        Files.write(capture, SyntheticCapture.pcap(Recipe.parse("names", recipe()), "names"));
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.engine(), () -> compare(program, capture)));
    }

    private void compare(EngineProgram program, Path capture) throws Exception {
        List<Signature> signatures = ASKED.stream().map(Asked::signature).toList();
        SidLock sids = SidLock.empty(SidRange.DEFAULT).allocate(signatures);
        Rendering rendering = new RuleRenderer(Engine.load(Path.of("rules-templates"), program.engine()), Policy.MONITOR, sids).render(signatures);
        assertThat(program.complaints(folder, rendering.text())).isEmpty();
        Map<Long, Set<String>> hits = program.hits(folder, rendering.text(), capture);
        Set<Place> said = new TreeSet<>();
        for (RenderedRule rule : rendering.rules()) {
            Asked asked = ASKED.stream().filter(one -> one.signature().id().equals(rule.signature())).findFirst().orElseThrow();
            said.add(asked.place());
            List<Told> found = hits.getOrDefault(rule.sid(), Set.of()).stream().map(flow -> TOLD.get(PacketFile.index(flow))).toList();
            assertThat(found).as(rule.text()).isNotEmpty().containsExactlyInAnyOrderElementsOf(
                    TOLD.stream().filter(told -> told.place() == asked.place() && asked.pattern().matches(told.name())).toList());
        }
        // Snort does not decrypt what QUIC begins with (docs/reference/engines.md).
        assertThat(said).containsExactlyElementsOf(Arrays.stream(Place.values())
                .filter(place -> place != Place.QUIC || program.engine().startsWith("suricata")).toList());
        assertThat(rendering.rules()).hasSameSizeAs(ASKED.stream().filter(asked -> said.contains(asked.place())).toList());
    }

    private static List<Asked> asked() {
        List<Asked> all = new ArrayList<>();
        for (Place place : Place.values()) {
            for (NamePattern pattern : PATTERNS) {
                place.asked(pattern).ifPresent(shows ->
                        all.add(new Asked(place, pattern, Samples.name("N" + all.size(), place.transport, shows))));
            }
        }
        return all;
    }

    private static String recipe() {
        return TOLD.stream().map(told -> "flow n%d %s 10.1.0.2:%d -> 203.0.113.7:%d silent\n  %s\n".formatted(TOLD.indexOf(told),
                told.place().transport == Transport.UDP ? "udp" : "tcp", PacketFile.FIRST_PORT + TOLD.indexOf(told), told.place().port,
                told.place().lines.formatted(told.name()))).collect(Collectors.joining());
    }
}
