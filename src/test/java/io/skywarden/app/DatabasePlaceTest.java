package io.skywarden.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.skywarden.catalogue.store.DatabasePlace;
import io.skywarden.catalogue.store.DatabaseTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePlaceTest {

    @TempDir
    Path folder;

    @Test
    void no_database_named_is_no_obstacle() {
        assertThat(DatabasePlace.of(_ -> null).obstacle()).isEmpty();
        assertThat(place("").obstacle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/skywarden", "jdbc:postgresql://db:5433/skywarden?sslmode=verify-full",
            "jdbc:postgresql://[2001:db8::1]:5432/skywarden"})
    void a_postgresql_database_is_taken(String url) {
        assertThat(place(url).obstacle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://me:geheim@db/skywarden", "jdbc:postgresql://db/skywarden?user=me&password=geheim",
            "jdbc:postgresql://db/skywarden?ssl=true&PassWord=geheim", "geheim", "jdbc:mysql://db/geheim", "jdbc:postgresql:geheim",
            "jdbc:postgresql://db/"})
    void another_url_is_refused_without_repeating_it(String url) {
        assertThat(place(url).obstacle().orElseThrow()).contains("SKYWARDEN_DATABASE").doesNotContain("geheim").hasLineCount(1);
    }

    @Test
    void the_password_of_a_file_is_its_text_without_the_line_break() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "geheim 1\n");

        assertThat(place("jdbc:postgresql://db/x", "skywarden.database-password-file", file.toString()).filedPassword()).contains("geheim 1");
    }

    @Test
    void a_password_file_that_is_absent_or_empty_is_named() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        for (Path file : new Path[] {empty, folder.resolve("absent")}) {
            assertThat(place("jdbc:postgresql://db/x", "skywarden.database-password-file", file.toString()).obstacle().orElseThrow())
                    .contains(file.toString(), "SKYWARDEN_DATABASE_PASSWORD_FILE");
        }
    }

    @Test
    void two_passwords_are_one_too_many() {
        assertThat(place("jdbc:postgresql://db/x", "skywarden.database-password-file", "f", "skywarden.database-password", "geheim")
                .obstacle().orElseThrow()).contains("unset one").doesNotContain("geheim");
    }

    @ParameterizedTest
    @EnumSource
    void every_trouble_is_one_line_without_the_password(DatabaseTrouble trouble) {
        assertThat(place("jdbc:postgresql://db:5433/catalogue", "skywarden.database-password", "geheim").words(trouble))
                .hasLineCount(1).doesNotContain("geheim");
    }

    @Test
    void what_the_database_says_is_told_by_its_code_whatever_its_language() {
        assertThat(line("28P01", "FATAL: Passwort-Authentifizierung fehlgeschlagen")).contains("db:5433", "'me'", "SKYWARDEN_DATABASE_PASSWORD");
        assertThat(line("3D000", "FATAL: la base de données « catalogue » n'existe pas")).contains("no database 'catalogue'");
        assertThat(line("08001", "Connection to db:5433 refused")).contains("no PostgreSQL answers at db:5433");
        assertThat(line("42501", "permission denied for schema public")).contains("may not make tables");
        assertThat(line("53300", "sorry, too many clients already")).contains("max_connections");
        assertThat(line(null, "Driver does not support the provided URL: x")).contains("./skywarden serve");
        assertThat(line("22001", "value too long")).isEqualTo("cannot start: value too long");
    }

    private static String line(String state, String words) {
        return StartFailure.line(new RuntimeException("Failed to start quarkus", new SQLException(words, state)),
                new StartPlace(Path.of("home"), "0.0.0.0", "8080"),
                place("jdbc:postgresql://db:5433/catalogue", "skywarden.database-user", "me"));
    }

    private static DatabasePlace place(String url, String... more) {
        Map<String, String> set = new HashMap<>(Map.of("skywarden.database", url));
        for (int i = 0; i < more.length; i += 2) {
            set.put(more[i], more[i + 1]);
        }
        return DatabasePlace.of(set::get);
    }
}
