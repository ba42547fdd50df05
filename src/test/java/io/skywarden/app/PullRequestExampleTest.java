package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The pull request of docs/how-to/ci.md: the wrong change fails with capture, flow and packet; the mended one passes. */
class PullRequestExampleTest {

    @TempDir
    private Path folder;

    private PageWalk page;

    @BeforeEach
    void a_repository() throws IOException {
        page = new PageWalk(Path.of("docs/how-to/ci.md"), folder);
    }

    @Test
    void the_page_does_what_it_says() throws Exception {
        page.walk(_ -> false);
        assertThat(page.blocks()).filteredOn(block -> block.language().equals("text")).hasSize(3);
    }

    @Test
    void the_failure_is_in_the_reports_too() throws Exception {
        page.walk(repository -> Files.exists(repository.resolve("proof.xml")));
        assertThat(Files.readString(page.place().resolve("proof.xml"))).contains("failures=\"1\"", "capture: negative/office.pcap",
                "flow:    UDP 10.1.0.5:40161 -&gt; 10.1.0.9:161 (hit)", "packet:  2", "see:     signatures/lab/L1-probe/signature.yaml:10");
        assertThat(Files.readString(page.place().resolve("proof.md"))).contains("- **false-flow** `L1` on `negative/office.pcap`",
                "  - hit `UDP 10.1.0.5:40161 -> 10.1.0.9:161`, packet 2");
    }

    @Test
    void the_recipes_for_ci_systems_are_yaml() {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        assertThat(page.blocks()).filteredOn(block -> block.file().endsWith(".yml")).hasSize(2)
                .allSatisfy(block -> assertThat(yaml.<Object>load(block.text())).isInstanceOf(Map.class));
    }
}
