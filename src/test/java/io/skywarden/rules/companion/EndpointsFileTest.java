package io.skywarden.rules.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file of endpoints that is not right: all of it, each with its line. */
class EndpointsFileTest {

    private static final Path BROKEN = Cases.ROOT.resolve("broken");

    @Test
    void everything_that_is_wrong_is_told_with_its_line() throws IOException {
        EndpointsUnusable unusable = catchThrowableOfType(EndpointsUnusable.class, () -> EndpointsFile.in(BROKEN));
        String told = unusable.getMessage().replace(BROKEN + "/", "") + "\n";
        if (Boolean.getBoolean("tests.accept")) {
            Files.writeString(BROKEN.resolve("complaints.txt"), told);
        }
        assertThat(told).isEqualTo(Files.readString(BROKEN.resolve("complaints.txt")));
    }

    @Test
    void no_file_is_no_judgement(@TempDir Path folder) {
        assertThat(EndpointsFile.in(folder)).isEqualTo(Endpoints.NONE);
    }

    @Test
    void what_is_no_text_is_refused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve(EndpointsFile.NAME), new byte[] {(byte) 0xff, 0});
        assertThatThrownBy(() -> EndpointsFile.in(folder)).isInstanceOf(EndpointsUnusable.class).hasMessageContaining("is not UTF-8 text");
    }
}
