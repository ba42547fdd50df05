package io.skywarden.repository.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.rules.HostileText;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The two documents about what is offered hold as much as is offered, whatever the names and the address of the service are. */
class FeedDocumentProperties {

    @Property(tries = 200, seed = "5")
    void a_ruleset_has_one_file_for_each_policy(@ForAll Random random) throws Exception {
        List<String> policies = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ -> hostile("monitor", random)).toList();
        byte[] xml = OpnsenseRuleset.xml(base(random), hostile("stable", random), hostile("suricata-8", random), policies);
        var elements = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getElementsByTagName("*");
        List<String> found = IntStream.range(0, elements.getLength()).mapToObj(elements::item)
                .map(node -> node.getNodeName() + ((Element) node).getAttributes().getLength()).toList();
        assertThat(found.subList(0, 4)).containsExactly("ruleset0", "location2", "version1", "files0");
        assertThat(found.subList(4, found.size())).hasSameSizeAs(policies).containsOnly("file2");
        assertThat(new String(xml, StandardCharsets.UTF_8).split("[\n\r\u0085\u2028\u2029]")).hasSize(7 + policies.size());
    }

    @Property(tries = 200, seed = "5")
    void an_index_has_one_source_for_each_offer(@ForAll Random random) {
        List<SourceIndex.Offer> offers = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ ->
                new SourceIndex.Offer(HostileText.printable(random), HostileText.printable(random), HostileText.printable(random))).toList();
        Map<String, Object> index = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(SourceIndex.yaml(base(random), offers), StandardCharsets.UTF_8));
        assertThat(index).containsOnlyKeys("version", "sources");
        Map<?, ?> sources = (Map<?, ?>) index.get("sources");
        assertThat(sources.keySet().stream().map(String.class::cast).collect(Collectors.toSet())).containsAll(offers.stream().map(SourceIndex.Offer::name).toList());
        assertThat(sources).hasSize(1 + (int) offers.stream().map(SourceIndex.Offer::name).distinct().count());
        assertThat(sources.values()).allSatisfy(source -> {
            assertThat(((Map<?, ?>) source).keySet()).hasSize(4);
            // What Python's % operator would fill in is the version, once.
            assertThat(((Map<?, ?>) source).get("url").toString().replace("%%", "").replaceFirst("%\\(__version__\\)s", "")).doesNotContain("%");
        });
    }

    private static String hostile(String sound, Random random) {
        return random.nextBoolean() ? HostileText.of(sound, random) : HostileText.printable(random);
    }

    /** What a Host header or a setting could make of it: all that the type takes. */
    private static URI base(Random random) {
        try {
            return new URI("https", "rules.example", "/" + HostileText.printable(random), HostileText.printable(random), null);
        } catch (URISyntaxException e) {
            return URI.create("https://rules.example/%41'&;a(b)/");
        }
    }
}
