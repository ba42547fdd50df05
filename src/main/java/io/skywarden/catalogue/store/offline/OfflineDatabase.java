package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.store.DatabasePlace;
import io.skywarden.catalogue.store.DatabaseTrouble;
import io.skywarden.catalogue.store.DatabaseUnusable;
import io.skywarden.catalogue.store.OneMoment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The database that the settings name, while no service stands before it: an H2 file in the data folder, or PostgreSQL. */
public final class OfflineDatabase {

    private static final int H2_IS_IN_USE = 90020;

    private final DatabasePlace place;
    private final Path home;

    private OfflineDatabase(DatabasePlace place, Path home) {
        this.place = place;
        this.home = home;
    }

    /** @throws DatabaseUnusable if the settings name none that can be asked */
    public static OfflineDatabase of(DatabasePlace place, Path home) {
        place.obstacle().ifPresent(obstacle -> {
            throw new DatabaseUnusable(obstacle);
        });
        return new OfflineDatabase(place, home);
    }

    public Path home() {
        return home;
    }

    boolean isFile() {
        return place.url().isEmpty();
    }

    Path file() {
        return home.resolve("catalogue.mv.db");
    }

    /** A transaction that sees one moment and can change nothing. */
    Connection read() {
        if (isFile() && !Files.exists(file())) {
            throw new DatabaseUnusable("there is no catalogue in %s: set SKYWARDEN_HOME to the data folder, or SKYWARDEN_DATABASE"
                    .formatted(home.toAbsolutePath().normalize()));
        }
        Connection connection = open(readsOnly());
        try {
            connection.setReadOnly(true);
            return OneMoment.on(connection);
        } catch (SQLException failure) {
            throw trouble(failure);
        }
    }

    /** A file is made if it is not there. */
    Connection write() {
        return open("");
    }

    /** Lazily, since H2 would otherwise hold whole tables in memory when it may not write. */
    String readsOnly() {
        return isFile() ? ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=1" : "";
    }

    String url() {
        return place.url().orElseGet(() -> "jdbc:h2:file:" + home.toAbsolutePath().normalize().resolve("catalogue"));
    }

    String user() {
        return place.user().orElse("");
    }

    String password() {
        return place.filedPassword().or(place::password).orElse("");
    }

    private Connection open(String options) {
        try {
            return DriverManager.getConnection(url() + options, user(), password());
        } catch (SQLException failure) {
            throw trouble(failure);
        }
    }

    /** What a failure means for whoever gave the command. */
    DatabaseUnusable trouble(SQLException failure) {
        if (isFile() && failure.getErrorCode() == H2_IS_IN_USE) {
            return new DatabaseUnusable("the catalogue in %s is in use by a running service: stop it first, or keep the catalogue in PostgreSQL;"
                    .formatted(home.toAbsolutePath().normalize())
                    + " a running service verifies its chain by GET /api/v1/audit/verification");
        }
        Optional<String> words = isFile() ? Optional.empty() : DatabaseTrouble.in(failure).map(place::words);
        return words.map(DatabaseUnusable::new).orElseGet(() -> new DatabaseUnusable("the catalogue cannot be used", failure));
    }
}
