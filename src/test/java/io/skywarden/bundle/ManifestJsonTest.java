package io.skywarden.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.bundle.Manifest.Demand;
import io.skywarden.bundle.Manifest.Entry;
import io.skywarden.bundle.Manifest.File;
import io.skywarden.bundle.Manifest.Part;
import io.skywarden.bundle.Manifest.ProofSummary;
import io.skywarden.bundle.Manifest.Refused;
import io.skywarden.bundle.Manifest.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manifest as a person compares it and as a program reads it. */
class ManifestJsonTest {

    private static final Manifest MANIFEST = new Manifest(Manifest.FORMAT, "stable", "suricata-8", ">=8.0.0", "monitor", 3,
            new File("rules/skype-monitor.rules", 9, "ab"), new Size(2, 0, 9, 3), new ProofSummary("in-process", 2, 4), List.of(), List.of(), List.of(),
            List.of(entry("C01", List.of("login", "voice"), List.of(new Demand("a.pcap", "cd", 2))), entry("C02", List.of(), List.of())), List.of(new Refused("C03", "no words")));

    private static Entry entry(String id, List<String> tags, List<Demand> demands) {
        return new Entry(id, "a \"title\" {of} [one]", "active", "high", tags, "drop", "ef", 1, demands, List.of(new Part("alert", 9_000_001, 2, false)));
    }

    @Test
    void each_signature_has_one_line() {
        assertThat(text().lines().filter(line -> line.contains("\"id\"")).map(String::strip)).containsExactly(
                """
                { "id" : "C01", "title" : "a \\"title\\" {of} [one]", "state" : "active", "confidence" : "high", "tags" : [ "login", "voice" ], "action" : "drop", "contentHash" : "ef", \
                "recipeFlows" : 1, "captures" : [ { "name" : "a.pcap", "sha256" : "cd", "atLeast" : 2 } ], \
                "rules" : [ { "part" : "alert", "sid" : 9000001, "rev" : 2, "helper" : false } ] },""",
                """
                { "id" : "C02", "title" : "a \\"title\\" {of} [one]", "state" : "active", "confidence" : "high", "action" : "drop", "contentHash" : "ef", \
                "recipeFlows" : 1, "captures" : [], "rules" : [ { "part" : "alert", "sid" : 9000001, "rev" : 2, "helper" : false } ] }""",
                "{ \"id\" : \"C03\", \"reason\" : \"no words\" }");
    }

    @Test
    void what_is_above_them_has_a_line_for_each_fact() {
        assertThat(text()).startsWith("{\n  \"format\" : 1,\n").contains("  \"rules\" : {\n    \"name\" : \"rules/skype-monitor.rules\",\n")
                .doesNotContain("\r").endsWith("\n}\n");
    }

    @Test
    void it_is_read_back_as_it_was() throws IOException {
        assertThat(ManifestJson.read(ManifestJson.write(MANIFEST))).isEqualTo(MANIFEST);
    }

    private static String text() {
        return new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
    }
}
