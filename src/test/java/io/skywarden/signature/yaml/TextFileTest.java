package io.skywarden.signature.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    @TempDir
    Path folder;
    private final List<Complaint> complaints = new ArrayList<>();

    @Test
    void a_text_is_read_as_it_is() throws IOException {
        assertThat(read(Files.writeString(folder.resolve("a"), "ä\r\nb"))).contains("ä\r\nb");
        assertThat(read(Files.writeString(folder.resolve("b"), ""))).contains("");
        assertThat(read(Files.writeString(folder.resolve("c"), "€".repeat(AuthoredText.LONGEST)))).isPresent();
        assertThat(complaints).isEmpty();
    }

    @Test
    void what_is_too_long_is_told_in_characters() throws IOException {
        assertThat(read(Files.writeString(folder.resolve("a"), "x".repeat(AuthoredText.LONGEST + 1)))).isEmpty();
        assertThat(complaints).singleElement().hasToString("%s/a:1: /: has 1000001 characters, at most 1000000 are kept".formatted(folder));
    }

    /** A file with a hole in it, of more than an array holds. */
    @Test
    void what_no_memory_holds_is_not_read() throws IOException {
        try (RandomAccessFile hole = new RandomAccessFile(folder.resolve("a").toFile(), "rw")) {
            hole.setLength(1L << 40);
        }
        assertThat(read(folder.resolve("a"))).isEmpty();
        assertThat(complaints).singleElement().hasToString("%s/a:1: /: has 1099511627776 bytes, at most 4000000 are read".formatted(folder));
    }

    @Test
    void what_is_no_text_is_told_of() throws IOException {
        assertThat(read(Files.write(folder.resolve("a"), new byte[] {'a', (byte) 0xff}))).isEmpty();
        assertThat(complaints).singleElement().hasToString("%s/a:1: /: is not UTF-8 text".formatted(folder));
    }

    @Test
    void what_is_no_file_is_not_waited_for() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(pipe))).isEmpty();
        assertThat(read(folder)).isEmpty();
        assertThat(read(folder.resolve("absent"))).isEmpty();
        assertThat(complaints).hasSize(3).allSatisfy(complaint -> assertThat(complaint.what()).isEqualTo("is no regular file"));
    }

    private Optional<String> read(Path file) {
        return new TextFile(file).read(complaints);
    }
}
