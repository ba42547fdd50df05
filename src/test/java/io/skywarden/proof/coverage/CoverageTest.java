package io.skywarden.proof.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.FlowKey;
import io.skywarden.capture.Protocol;
import io.skywarden.proof.CaptureHit;
import io.skywarden.proof.FlowTuple;
import io.skywarden.proof.Hit;
import io.skywarden.proof.Proof;
import io.skywarden.proof.TestedCapture;
import io.skywarden.proof.Truth;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import io.skywarden.signature.yaml.AuthoredText;
import io.skywarden.signature.yaml.SignatureText;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What is counted of hits, and the page a person reads it on. */
class CoverageTest {

    private static final String TITLE = "A test of <b> & such";
    private static final List<AuthoredSignature> CATALOGUE = List.of(signature("T1", "skype-classic", "classic", "active"),
            signature("T2", "teams", "teams", "experimental"), signature("T3", "skype-classic", "classic", "retired\nreason: It fires."));

    @Test
    void recall_is_over_the_known_flows_of_the_product_and_nothing_is_counted_twice() {
        Coverage coverage = coverage("mixed.pcap", hit("T1", "mixed.pcap", 1), hit("T1", "mixed.pcap", 3), hit("T1", "mixed.pcap", 4),
                hit("T2", "mixed.pcap", 1), hit("T2", "mixed.pcap", 2), hit("T1", "negative/a.pcap", 1), hit("T3", "mixed.pcap", 5));
        assertThat(coverage.signatures()).containsExactly(new Reach("T1", TITLE, 2, 1, 1, 2, 1, 2), new Reach("T2", TITLE, 1, 2, 0, 0, 1, 1));
        assertThat(coverage.retired()).containsExactly(new Reach("T3", TITLE, 1, 1, 0, 0, 1, 2));
        assertThat(coverage.whole()).isEqualTo(new Reach("all", "", 2, 2, 1, 2, 2, 3));
        assertThat(coverage.whole().recall()).isEqualTo("66.7 %");
        assertThat(coverage.families()).contains(new Reach("skype-classic", "", 2, 1, 1, 2, 1, 2), new Reach("teams", "", 1, 2, 0, 0, 1, 1));
        assertThat(coverage.eras()).contains(new Reach("all", "", 0, 0, 0, 0, 0, 3));
        assertThat(CoverageText.text(coverage)).contains("T1                             2         1         1         2   50.0 % (1 of 2)");
        assertThat(CoverageText.markdown(coverage)).contains("| T1 | 2 | 1 | 1 | 2 | 50.0 % (1 of 2) |");
    }

    @Test
    void a_cell_of_the_matrix_shows_flows_and_packets_and_is_as_bad_as_its_worst() {
        CaptureHit[] hits = IntStream.rangeClosed(1, 5).mapToObj(port -> hit("T1", "mixed.pcap", port)).toArray(CaptureHit[]::new);
        Document page = Jsoup.parse(CoveragePage.of(coverage("mixed.pcap", hits)));
        Element cell = page.select(".matrix tbody tr").getFirst().select("td").getFirst();
        assertThat(page.select(".matrix thead th").eachText()).containsExactly("signature", "mixed.pcap");
        assertThat(cell.className()).isEqualTo("foreign");
        assertThat(cell.select("summary").text()).isEqualTo("5 #11 #12 #13 …");
        assertThat(cell.select("li").eachText()).hasSize(5).first().isEqualTo("#11 UDP 10.1.0.2:4000 -> 10.1.0.3:1");
        assertThat(cell.select("li.foreign").eachText()).containsExactly("#14 UDP 10.1.0.2:4000 -> 10.1.0.3:4");
    }

    @Test
    void the_page_needs_no_other_file_and_no_script() {
        String text = CoveragePage.of(coverage("mixed.pcap", hit("T1", "mixed.pcap", 1)));
        Document page = Jsoup.parse(text);
        assertThat(page.select("script, link, img, iframe, object, embed, form, base, [src], [style], [onclick]")).isEmpty();
        assertThat(page.select("a")).allSatisfy(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
        assertThat(text).doesNotContain("http:", "https:", "url(", "@import");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content")).startsWith("default-src 'none'");
        assertThat(text).contains("prefers-color-scheme: dark");
        assertThat(page.title()).isEqualTo("Coverage of the signatures");
        assertThat(page.select(".table th[scope=row] small").eachText()).as("also of those that hit nothing").containsExactly(TITLE, TITLE, TITLE);
    }

    @Test
    void without_retired_signatures_no_link_leads_nowhere() {
        Document page = Jsoup.parse(CoveragePage.of(Coverage.of(proof("a.pcap"), CATALOGUE.subList(0, 2))));
        assertThat(page.select("nav a")).hasSize(4).allSatisfy(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
    }

    @Property(tries = 200)
    void whatever_a_capture_is_called_the_page_shows_it_as_text(@ForAll String name) {
        String called = "c<b>\"'&" + name.replaceAll("[\\p{C}\\p{Z}]", "");
        Document plain = Jsoup.parse(CoveragePage.of(coverage("c", hit("T1", "c", 1))));
        Document page = Jsoup.parse(CoveragePage.of(coverage(called, hit("T1", called, 1))));
        assertThat(page.getAllElements()).hasSameSizeAs(plain.getAllElements());
        assertThat(page.select(".matrix thead th").last().wholeText()).isEqualTo(called);
    }

    /** In the first capture flow 1 is Skype's, 2 Teams', 3 unknown, 4 foreign, 5 Skype's; a second capture is innocent. */
    private static Coverage coverage(String name, CaptureHit... hits) {
        return Coverage.of(proof(name, hits), CATALOGUE);
    }

    private static Proof proof(String name, CaptureHit... hits) {
        Map<FlowTuple, Truth> truth = Map.of(tuple(1), Truth.SKYPE, tuple(2), Truth.TEAMS, tuple(4), Truth.OTHER, tuple(5), Truth.SKYPE);
        List<TestedCapture> captures = List.of(new TestedCapture.Real(name, Path.of("a"), "a".repeat(64), false, truth),
                new TestedCapture.Real("negative/a.pcap", Path.of("b"), "b".repeat(64), true, Map.of()));
        return new Proof(List.of("in-process"), List.of(), CATALOGUE.stream().map(a -> a.signature().id()).toList(), captures,
                Stream.of(hits).toList(), List.of(), List.of("damaged <i>"), List.of(), List.of());
    }

    private static CaptureHit hit(String id, String capture, int port) {
        return new CaptureHit(capture, new Hit(new SignatureId(id), flow(port), 10 + port));
    }

    private static FlowTuple tuple(int port) {
        return FlowTuple.of(flow(port));
    }

    private static FlowKey flow(int port) {
        return new FlowKey(Protocol.UDP, InetAddress.ofLiteral("10.1.0.2"), 4000, InetAddress.ofLiteral("10.1.0.3"), port);
    }

    private static AuthoredSignature signature(String id, String family, String era, String state) {
        return SignatureText.read(id, new AuthoredText("""
                id: %s
                title: A test of <b> & such
                family: %s
                era: %s
                confidence: low
                state: %s
                description: A test.
                sources: [{title: None}]
                transport: udp
                steps:
                  - shows:
                      - size: 5
                """.formatted(id, family, era, state), "", "flow a udp 10.1.0.2:4000 -> 10.1.0.3:4001 hit\n  > random 5\n"));
    }
}
