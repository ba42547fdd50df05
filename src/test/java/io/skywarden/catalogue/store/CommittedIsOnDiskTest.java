package io.skywarden.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The H2 file as the service opens it: a process that is killed leaves behind what is in the file at that moment. */
class CommittedIsOnDiskTest {

    @TempDir
    Path folder;

    @Test
    void what_was_committed_is_in_the_file_at_once_and_what_was_not_is_not() throws Exception {
        Path killed = folder.resolve("killed");
        Files.createDirectories(killed);
        try (Connection open = open(folder.resolve("home")); Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("create table change (number integer not null)");
            statement.execute("insert into change values (1)");
            open.commit();
            statement.execute("insert into change values (2)");
            Files.copy(folder.resolve("home/catalogue.mv.db"), killed.resolve("catalogue.mv.db"));
        }
        try (Connection after = open(killed); Statement statement = after.createStatement();
                ResultSet changes = statement.executeQuery("select number from change")) {
            assertThat(changes.next()).isTrue();
            assertThat(changes.getInt(1)).isEqualTo(1);
            assertThat(changes.next()).isFalse();
        }
    }

    private static Connection open(Path home) throws IOException, SQLException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        String url = settings.getProperty("quarkus.datasource.jdbc.url").replace("${skywarden.home:./var}", home.toString())
                .replaceFirst("^\\$\\{skywarden\\.database:(.*)}$", "$1");
        return DriverManager.getConnection(url, "", "");
    }
}
