package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sids} prints and ends with, on the project's own signatures. */
class SidsCommandTest {

    private static final String TAKEN = "alert tcp any any -> any any (msg:\"ours\"; sid:9210001;)\n";
    private static final String FREE = "alert tcp any any -> any any (msg:\"mine\"; sid:1000001;)\n";

    private record Outcome(int exit, String out, String err) {}

    @TempDir
    Path folder;

    private Path taken;
    private Path free;

    @BeforeEach
    void two_rule_files() throws IOException {
        taken = Files.writeString(folder.resolve("taken.rules"), TAKEN);
        free = Files.writeString(folder.resolve("free.txt"), FREE);
    }

    @Test
    void a_file_without_a_collision_ends_with_0() {
        Outcome outcome = run("check", free.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEqualToNormalizingNewlines("1 rules in 1 files: 0 collisions, 0 lines not read\n");
    }

    @Test
    void a_collision_ends_with_1_and_names_place_sid_and_part() {
        Outcome outcome = run("check", free.toString(), taken.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains(taken + ":1: sid 9210001 is that of our C01 alert: give this rule another sid");
    }

    @Test
    void folders_archives_and_the_standard_input_are_read_as_well() throws IOException {
        Path archive = folder.resolve("set.tar.gz");
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(archive)))) {
            var entry = new TarArchiveEntry("rules/inside.rules");
            entry.setSize(TAKEN.length());
            tar.putArchiveEntry(entry);
            tar.write(TAKEN.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
        Outcome outcome = run("check", folder.toString(), archive.toString(), "-");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("taken.rules:1: sid", archive + "!rules/inside.rules:1: sid", "standard input:1: sid 9210000",
                "note: sid 9210001 stands 2 times", "3 rules in 3 files: 3 collisions");
    }

    @Test
    void what_cannot_be_read_ends_with_2_and_the_rest_is_checked() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.tar.gz"), "no archive");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Outcome outcome = run("check", folder.resolve("none.rules").toString(), broken.toString(), empty.toString(), taken.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).contains("1 collisions");
        assertThat(outcome.err()).contains("none.rules: there is no such file", "broken.tar.gz: is no whole .tar.gz", "empty: holds no file that ends in .rules")
                .doesNotContain("\tat ");
    }

    @Test
    void a_bad_rule_line_is_counted_and_told() throws IOException {
        Outcome outcome = run("check", Files.writeString(folder.resolve("bad.rules"), "nonsense\n" + FREE).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("bad.rules:1: no '('", "1 rules in 1 files: 0 collisions, 1 lines not read");
    }

    @Test
    void another_range_is_tried_and_a_wrong_one_refused() {
        assertThat(run("check", "--range", "1000000-1000999", free.toString()).out())
                .contains("sid 1000001 lies in our range 1000000-1000999", "note: our range 1000000-1000999 overlaps 1000000-1999999");
        assertThat(run("check", "--range", "2000000-2000999", free.toString()).exit()).isEqualTo(1);
        Outcome refused = run("check", "--range", "many", free.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("'many' is not a range of sids: write first-last").doesNotContain("Exception");
    }

    @Test
    void a_folder_without_a_lock_file_ends_with_2() {
        Outcome outcome = run("check", "--signatures", folder.toString(), free.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no " + folder.resolve("sids.lock"), "--signatures");
    }

    @Test
    void the_list_has_every_number_in_order() {
        Outcome outcome = run("list");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines()).startsWith("sid\trev\tsignature\tpart\tstate", "9210000\t1\tC00\talert\tcurrent");
    }

    /** The commands use the process's own streams, so these are borrowed for a moment. */
    private static Outcome run(String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(TAKEN.replace("9210001", "9210000").getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            String[] all = new String[arguments.length + 1];
            all[0] = "sids";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return new Outcome(CommandLine.run(all), printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }
}
