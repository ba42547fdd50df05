package io.skywarden.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CapturesCommandTest {

    /** A capture without packets. */
    private static final byte[] EMPTY = HexFormat.of().parseHex("d4c3b2a1020004000000000000000000ffff000001000000");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path place;

    @Test
    void all_fine_is_0() throws IOException {
        Files.write(place.resolve("a.pcap"), EMPTY);

        assertThat(run("--origin", "us", "--licence", "any")).isZero();
        assertThat(out.toString()).contains("imported  ", "  a.pcap  (0 packets; flows: 0 TCP, 0 UDP)",
                "1 imported, 0 known before, 0 refused; the store is " + place.resolve("store"));
        assertThat(place.resolve("store/index.yaml")).content().contains("origin: us", "licence: any");
    }

    @Test
    void some_refused_is_1_and_says_which() throws IOException {
        Files.write(place.resolve("a.pcap"), EMPTY);
        Files.createFile(place.resolve("b.pcap"));

        assertThat(run("--origin", "us", "--licence", "any")).isEqualTo(1);
        assertThat(out.toString()).contains("refused   b.pcap: is empty", "1 imported, 0 known before, 1 refused");
    }

    @Test
    void what_could_not_run_is_2_and_says_why() {
        assertThat(run("--origin", "us")).isEqualTo(2);
        assertThat(err.toString()).contains("--licence");
        assertThat(run("--origin", " ", "--licence", "any")).isEqualTo(2);
        assertThat(err.toString()).contains("--origin is empty");
        place = place.resolve("absent");
        assertThat(run("--origin", "us", "--licence", "any")).isEqualTo(2);
        assertThat(err.toString()).contains("absent: is not a folder of captures");
    }

    @Test
    void captures_are_decoded_once_and_one_that_cannot_be_is_told() throws IOException {
        Path captures = Files.createDirectories(place.resolve("captures"));
        Files.write(captures.resolve("a.pcap"), EMPTY);
        String traces = place.resolve("traces").toString();

        assertThat(command("decode", "--traces", traces, "--threads", "2", captures.toString())).isZero();
        assertThat(out.toString()).contains("1 decoded, 0 known before, 0 refused; 0.0 MB and 0 packets in ", "the traces are in " + traces);
        Files.createFile(captures.resolve("b.pcap"));
        assertThat(command("decode", "--traces", traces, captures.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("b.pcap: is empty", "0 decoded, 1 known before, 1 refused");
        assertThat(command("decode", "--traces", traces, place.resolve("absent").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("absent: is not a folder of captures");
        assertThat(command("decode", "--threads", "0", captures.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--threads 0: at least 1");
    }

    @Test
    void a_recipe_is_played_into_a_new_capture_or_its_mistakes_are_told() throws IOException {
        Path recipe = Files.writeString(place.resolve("r.txt"), "flow one udp 10.1.0.2:5000 -> 10.2.0.1:53 hit\n  > hex 01 02\n");
        Path capture = place.resolve("r.pcap");

        assertThat(play(recipe, capture)).isZero();
        assertThat(Files.readAllBytes(capture)).startsWith(0xd4, 0xc3, 0xb2, 0xa1).endsWith(1, 2);
        assertThat(play(recipe, capture)).as("an older capture is not overwritten").isNotZero();
        Files.writeString(recipe, "flow one udp\n");
        assertThat(play(recipe, place.resolve("other.pcap"))).isEqualTo(1);
        assertThat(err.toString()).contains("r.txt");
        assertThat(place.resolve("other.pcap")).doesNotExist();
    }

    @Test
    void a_folder_is_multiplied_into_a_new_capture() throws IOException {
        folderWithOne();
        Path target = place.resolve("big.pcap");

        assertThat(multiply(target, "--size", "3kB")).isZero();
        assertThat(Files.size(target)).isBetween(3_000L, 3_100L);
        assertThat(out.toString()).contains("left out  none.pcap: has no packets", "big.pcap: 1 captures, ");
        assertThat(err.toString()).contains("100 %");
        assertThat(multiply(target, "--copies", "1")).as("an older file is not overwritten").isEqualTo(2);
        assertThat(err.toString()).contains("big.pcap: is there already", "--overwrite");
        assertThat(multiply(target, "--copies", "1", "--overwrite", "--one-after-another")).isZero();
        assertThat(Files.size(target)).isLessThan(100L);
    }

    @Test
    void what_cannot_be_multiplied_is_2_and_says_why() throws IOException {
        assertThat(multiply(place.resolve("big.pcap"), "--size", "5")).isEqualTo(2);
        assertThat(err.toString()).contains("'5' is no size");
        assertThat(multiply(place.resolve("big.pcap"))).isEqualTo(2);
        folderWithOne();
        assertThat(multiply(place.resolve("big.pcap"), "--copies", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--copies 0: at least 1");
        assertThat(multiply(place, "--copies", "1", "--overwrite")).isEqualTo(2);
        assertThat(err.toString()).contains("is a folder; name a file");
    }

    /** A limit on file sizes stands for a disk that is full: the kernel refuses the write that goes beyond it. */
    @Test
    void a_full_disk_is_one_line_and_2_and_leaves_nothing() throws IOException, InterruptedException {
        folderWithOne();
        Path target = place.resolve("big.pcap");
        String java = "'%s/bin/java' -XX:-UsePerfData -cp '%s' io.skywarden.app.CommandLine captures multiply '%s' '%s' --size 9MB".formatted(
                System.getProperty("java.home"), System.getProperty("java.class.path"), place.resolve("in"), target);

        Process process = new ProcessBuilder("bash", "-c", "ulimit -f 2000; exec " + java).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said.lines().filter(line -> line.startsWith("skywarden: ")))
                .containsExactly("skywarden: cannot write %s (File too large)".formatted(target));
        assertThat(said).doesNotContain("Exception", "\tat ");
        assertThat(place.toFile().list()).containsExactly("in");
    }

    private void folderWithOne() throws IOException {
        Path folder = Files.createDirectories(place.resolve("in"));
        Files.write(folder.resolve("none.pcap"), EMPTY);
        Path recipe = Files.writeString(place.resolve("r.txt"), "flow one udp 10.1.0.2:5000 -> 10.2.0.1:53 hit\n  > hex 01 02\n");
        assertThat(play(recipe, folder.resolve("one.pcap"))).isZero();
        Files.delete(recipe);
    }

    private int multiply(Path target, String... options) {
        CommandLine line = new CommandLine(new CapturesCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(java.util.stream.Stream.concat(
                java.util.stream.Stream.of("multiply", place.resolve("in").toString(), target.toString()),
                java.util.stream.Stream.of(options)).toArray(String[]::new));
    }

    private int play(Path recipe, Path capture) {
        CommandLine line = new CommandLine(new CapturesCommand());
        line.setErr(new PrintWriter(err, true));
        return line.execute("play", recipe.toString(), capture.toString());
    }

    private int command(String... words) {
        CommandLine line = new CommandLine(new CapturesCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }

    private int run(String... options) {
        CommandLine line = new CommandLine(new CapturesCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(java.util.stream.Stream.concat(
                java.util.stream.Stream.of("import", place.toString(), "--store", place.resolve("store").toString()),
                java.util.stream.Stream.of(options)).toArray(String[]::new));
    }
}
