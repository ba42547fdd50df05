package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/how-to/manage-a-corpus.md, done on one small capture. */
class CorpusPageTest {

    @Test
    void the_page_does_what_it_says(@TempDir Path folder) throws Exception {
        PageWalk page = new PageWalk(Path.of("docs/how-to/manage-a-corpus.md"), folder);
        Files.write(Files.createDirectory(page.place().resolve("downloads")).resolve("lab.pcap"), SyntheticCapture.pcap(Recipe.parse("lab", """
                flow probe udp 10.1.0.2:31034 -> 203.0.113.7:51820 hit
                  > hex 4a 1c 02 91 ; random 14
                flow lookup udp 10.1.0.2:40001 -> 10.1.0.1:53 silent
                  > dns-query www.example.org
                """), "lab"));
        Files.writeString(page.place().resolve("by-hand.tsv"), "capture\tproto\tsrc\tsport\tdst\tdport\ttruth\thost\n"
                + "lab.pcap\tUDP\t10.1.0.2\t31034\t203.0.113.7\t51820\tskype\ta probe\n");
        Files.writeString(Files.createDirectory(page.place().resolve("results")).resolve("lab.pcap.out"),
                "\t1\tUDP 10.1.0.2:40001 -> 10.1.0.1:53 [proto: 5.126/DNS.Google][Confidence: DPI]\n");
        page.walk(_ -> false);
        assertThat(Files.readString(page.place().resolve("coverage.html"))).contains("1 of 1");
    }
}
