package io.skywarden.catalogue.store.offline;

import io.skywarden.catalogue.store.DatabaseUnusable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** The version of the tables, which Flyway keeps. */
final class Schema {

    /** Held here so that nobody forgets its level: it warns of any H2 newer than itself. */
    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    private Schema() {}

    /** The version a database has. @throws DatabaseUnusable if this program would misread it */
    static String current(OfflineDatabase database, Connection connection) throws SQLException {
        if (Table.all(connection).isEmpty()) {
            throw new DatabaseUnusable("the database is empty: there is no catalogue in it");
        }
        Flyway flyway = flyway(database, database.readsOnly(), MigrationVersion.LATEST);
        MigrationInfo current = flyway.info().current();
        if (current == null || flyway.info().pending().length > 0) {
            throw new DatabaseUnusable("the tables are of version %s, older than this program: start the service once, which brings them up"
                    .formatted(current == null ? "none" : current.getVersion()));
        }
        if (Arrays.stream(flyway.info().applied()).anyMatch(Schema::isUnknown)) {
            throw new DatabaseUnusable("the tables are of version %s, newer than this program: use the program that made them"
                    .formatted(current.getVersion()));
        }
        return current.getVersion().getVersion();
    }

    private static boolean isUnknown(MigrationInfo applied) {
        return applied.getState() == MigrationState.FUTURE_SUCCESS || applied.getState() == MigrationState.FUTURE_FAILED
                || applied.getState().isFailed();
    }

    /** Whether this program can make tables of that version in the database, which must be there. */
    static boolean knows(OfflineDatabase database, String version) {
        return version.matches("[0-9]{1,9}") && Arrays.stream(flyway(database, "", MigrationVersion.LATEST).info().all())
                .anyMatch(migration -> MigrationVersion.fromVersion(version).equals(migration.getVersion()));
    }

    static void make(OfflineDatabase database, String version) {
        try {
            flyway(database, "", MigrationVersion.fromVersion(version)).migrate();
        } catch (FlywayException failure) {
            throw failure.getCause() instanceof SQLException cause ? database.trouble(cause)
                    : new DatabaseUnusable("the tables cannot be made", failure);
        }
    }

    private static Flyway flyway(OfflineDatabase database, String options, MigrationVersion target) {
        QUIET.setLevel(Level.SEVERE);
        return Flyway.configure().dataSource(database.url() + options, database.user(), database.password()).target(target).load();
    }
}
