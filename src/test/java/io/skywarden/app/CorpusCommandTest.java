package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.capture.recipe.Recipe;
import io.skywarden.capture.recipe.SyntheticCapture;
import io.skywarden.proof.cli.CorpusCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus on the command line: what is kept, whether it is whole, whose it is, and how far signatures reach in it. */
class CorpusCommandTest {

    private static final String PROBES = "flow a udp 10.1.0.2:31034 -> 203.0.113.7:51820 hit\n  > hex 4a 1c 02 91 ; random 14\n"
            + "flow b udp 10.1.0.2:31034 -> 203.0.113.8:51820 silent\n  > hex 4a 1c 03 91 ; random 14\n";

    private record Outcome(int exit, String out, String err) {}

    @TempDir
    private Path folder;

    private Path captures;
    private Path store;

    @BeforeEach
    void one_capture_with_its_truth() throws IOException {
        captures = Files.createDirectories(folder.resolve("captures"));
        store = folder.resolve("store");
        Files.write(captures.resolve("a.pcap"), SyntheticCapture.pcap(Recipe.parse("r", PROBES), "r"));
        Files.writeString(captures.resolve("truth.tsv"), """
                capture\tproto\tsrc\tsport\tdst\tdport\ttruth
                a.pcap\tUDP\t10.1.0.2\t31034\t203.0.113.7\t51820\tskype
                a.pcap\tUDP\t10.1.0.2\t31034\t203.0.113.8\t51820\tskype
                """);
    }

    @Test
    void what_is_imported_is_listed_verified_and_has_a_licence() throws IOException {
        assertThat(corpus("import", captures.toString(), "--store", store.toString(), "--origin", "us", "--licence", "MIT").exit()).isZero();
        assertThat(corpus("list", "--store", store.toString()).out()).matches("[0-9a-f]{64}\t176\t2\tMIT\tus\ta.pcap\tflows: 0 TCP, 2 UDP\\R");
        assertThat(corpus("verify", "--store", store.toString())).isEqualTo(new Outcome(0, "1 sound, 0 absent, 0 faults\n", ""));
        assertThat(corpus("licences", "--store", store.toString()).out()).isEqualTo("MIT: 1 captures, 176 bytes\n  us: 1 captures, 176 bytes\n");
    }

    @Test
    void bytes_that_are_others_unlisted_or_absent_are_told() throws IOException {
        corpus("import", captures.toString(), "--store", store.toString(), "--origin", "us", "--licence", "MIT");
        String index = store.resolve("index.yaml").toString();
        assertThat(corpus("verify", "--captures", captures.toString(), "--index", index).exit()).isZero();
        byte[] bytes = Files.readAllBytes(captures.resolve("a.pcap"));
        Files.write(captures.resolve("b.pcap"), "no capture".getBytes());
        bytes[bytes.length - 1] ^= 1;
        Files.write(captures.resolve("a.pcap"), bytes);
        Outcome outcome = corpus("verify", "--captures", captures.toString(), "--index", index);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("changed     a.pcap: should be sha256 ", "unlisted    b.pcap (sha256 ", "absent      a.pcap (sha256 ",
                "0 sound, 1 absent, 2 faults");
        Files.delete(captures.resolve("a.pcap"));
        Files.delete(captures.resolve("b.pcap"));
        assertThat(corpus("verify", "--captures", captures.toString(), "--index", index).exit()).isZero();
        assertThat(corpus("verify", "--captures", captures.toString(), "--index", index, "--complete").exit()).isEqualTo(1);
    }

    @Test
    void a_store_whose_file_was_altered_is_not_whole() throws IOException {
        corpus("import", captures.toString(), "--store", store.toString(), "--origin", "us", "--licence", "MIT");
        try (var files = Files.walk(store)) {
            Path filed = files.filter(file -> file.toString().endsWith(".pcap")).findFirst().orElseThrow();
            Files.write(filed, new byte[] {1});
        }
        Outcome outcome = corpus("verify", "--store", store.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("changed     ", "0 sound, 1 absent, 1 faults");
    }

    @Test
    void without_a_folder_or_an_index_it_says_what_to_do() {
        assertThat(corpus("list", "--store", store.toString()).err()).contains("is not a folder of captures");
        Outcome none = corpus("verify", "--captures", captures.toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there is no such index: name one with --index FILE, or import the captures");
    }

    @Test
    void labels_become_a_truth_file_and_coverage_is_measured_by_it() throws IOException {
        Path labelled = folder.resolve("labelled.tsv");
        Outcome labels = corpus("labels", captures.resolve("truth.tsv").toString(), "--captures", captures.toString(), "--out", labelled.toString());
        assertThat(labels).isEqualTo(new Outcome(0, labelled + ": 2 flows (2 skype), 0 contradictions\n", ""));
        List<String> options = List.of("--signatures", "signatures/skype-classic/C01-udp-probe", "--captures", captures.toString(),
                "--truth", labelled.toString());
        assertThat(coverage(options, "text").out()).contains("C01                            1         1         0         0   50.0 % (1 of 2)");
        assertThat(coverage(options, "markdown").out()).contains("| C01 | 1 | 1 | 0 | 0 | 50.0 % (1 of 2) |");
        assertThat(Jsoup.parse(coverage(options, "html").out()).select(".matrix tbody td").text()).isEqualTo("1 #1");
    }

    private static Outcome coverage(List<String> options, String format) {
        return corpus(Stream.of(List.of("coverage", "--format", format), options).flatMap(List::stream).toArray(String[]::new));
    }

    private static Outcome corpus(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new picocli.CommandLine(new CorpusCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
