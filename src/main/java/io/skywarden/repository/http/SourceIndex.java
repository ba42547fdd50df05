package io.skywarden.repository.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The index of rule sources that suricata-update reads (format version 1). */
public final class SourceIndex {

    // Without it, enable-source warns that its default source is not in the index.
    private static final Map<String, Object> ET_OPEN = source("Proofpoint", "Emerging Threats Open Ruleset", "MIT",
            "https://rules.emergingthreats.net/open/suricata-%(__version__)s/emerging.rules.tar.gz");

    private SourceIndex() {}

    /** A channel and policy that has bundles, and one line that tells an operator what it is for. */
    public record Offer(String channel, String policy, String summary) {

        public Offer {
            // The writer of YAML makes binary data of what cannot be printed.
            if (!(channel + policy + summary).matches("[ -~]*")) {
                throw new IllegalArgumentException("what is offered is told in printable ASCII");
            }
        }

        String name() {
            return "skywarden/%s-%s".formatted(channel, policy);
        }
    }

    /** The document, in UTF-8; addresses lie below the base. */
    public static byte[] yaml(URI base, List<Offer> offers) {
        Map<String, Object> sources = new LinkedHashMap<>();
        offers.forEach(offer -> sources.put(offer.name(), source("Skywarden", offer.summary(), "MIT", url(base, offer))));
        sources.put("et/open", ET_OPEN);
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("version", 1);
        index.put("sources", sources);
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        block.setWidth(Integer.MAX_VALUE);
        return new Yaml(block).dump(index).getBytes(StandardCharsets.UTF_8);
    }

    // suricata-update fills the address in with Python's % operator: a literal % is written twice.
    private static String url(URI base, Offer offer) {
        return "%s/rules/%s/suricata-%%(__version__)s/%s/skype.rules.tar.gz".formatted(
                literal(FeedAddress.of(base)), literal(offer.channel()), literal(offer.policy()));
    }

    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static Map<String, Object> source(String vendor, String summary, String license, String url) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("summary", summary);
        source.put("vendor", vendor);
        source.put("license", license);
        source.put("url", url);
        return source;
    }
}
