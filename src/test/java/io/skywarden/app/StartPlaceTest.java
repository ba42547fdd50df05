package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.catalogue.store.DatabasePlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPlaceTest {

    @TempDir
    Path folder;

    @Test
    void a_new_folder_and_a_free_port_are_no_obstacle_and_nothing_is_left_behind() throws IOException {
        assertThat(place(folder.resolve("new/home"), freePort()).obstacle()).isEmpty();
        assertThat(folder.resolve("new/home")).isEmptyDirectory();
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named_with_the_setting() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(place(file, freePort()).obstacle().orElseThrow()).contains(file.toString(), "SKYWARDEN_HOME").hasLineCount(1);
    }

    @Test
    void a_taken_port_is_named_with_the_setting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(place(folder, port).obstacle())
                    .contains("port %s of 127.0.0.1 is taken: stop what listens there, or set SKYWARDEN_PORT".formatted(port));
        }
    }

    @Test
    void a_port_that_is_no_number_and_an_address_of_another_machine_are_refused() throws IOException {
        assertThat(place(folder, "http").obstacle().orElseThrow()).contains("'http'", "SKYWARDEN_PORT");
        assertThat(new StartPlace(folder, "203.0.113.1", freePort()).obstacle().orElseThrow()).contains("203.0.113.1", "SKYWARDEN_HOST");
    }

    @Test
    void what_is_not_set_has_the_default_of_the_settings() {
        assertThat(StartPlace.of(_ -> null)).isEqualTo(new StartPlace(Path.of("./var"), "0.0.0.0", "8080"));
    }

    @Test
    void a_failed_start_is_told_in_one_line_that_says_what_to_do() {
        StartPlace place = new StartPlace(Path.of("home"), "0.0.0.0", "8080");

        assertThat(line(place, new SQLException("Database may be already in use: \"home/catalogue.mv.db\"\nmore")))
                .isEqualTo("the catalogue in home is in use by another process: stop that, or set SKYWARDEN_HOME");
        assertThat(line(place, new IOException("No space left on device"))).contains("is full", "SKYWARDEN_HOME");
        assertThat(line(place, new java.net.BindException("x"))).contains("port 8080", "SKYWARDEN_PORT");
        assertThat(line(place, new IllegalArgumentException("Not valid:\n\tskywarden.port is no number")))
                .isEqualTo("cannot start: Not valid: skywarden.port is no number");
        assertThat(line(place, new IllegalStateException("Reading from file x failed", new java.io.EOFException())))
                .startsWith("the catalogue in home cannot be read: ");
        assertThat(line(place, new IllegalStateException("said here", new java.io.EOFException()))).isEqualTo("cannot start: said here");
    }

    private static String line(StartPlace place, Exception root) {
        return StartFailure.line(new RuntimeException("Failed to start quarkus", new IllegalStateException(root)), place,
                DatabasePlace.of(_ -> null));
    }

    private static StartPlace place(Path home, String port) {
        Map<String, String> set = new HashMap<>(Map.of("skywarden.home", home.toString(), "skywarden.host", "127.0.0.1", "skywarden.port", port));
        return StartPlace.of(set::get);
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return String.valueOf(free.getLocalPort());
        }
    }
}
