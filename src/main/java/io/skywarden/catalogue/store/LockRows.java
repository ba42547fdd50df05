package io.skywarden.catalogue.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skywarden.catalogue.Duty;
import io.skywarden.catalogue.InstanceLocks;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The table of locks. A duty is a row lock on a connection of its own: a transaction manager would end it after a
 * minute, and proving takes longer. The server frees it when the connection goes, so nobody need clean up after a crash.
 */
@Singleton
class LockRows implements InstanceLocks {

    /** Lock timeouts: HYT00 is H2's, 55P03 PostgreSQL's. Waiting on is all that can be done. */
    private static final Set<String> STILL_HELD = Set.of("HYT00", "55P03");

    private final AgroalDataSource database;

    LockRows(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public <T> T holding(Duty duty, Supplier<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("the duty %s was asked for within a transaction".formatted(duty));
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                await(connection, duty);
                return work.get();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the duty %s cannot be had from the database: %s".formatted(duty, e.getMessage()), e);
        }
    }

    private static void await(Connection connection, Duty duty) throws SQLException {
        while (!takes(connection, duty)) {
            connection.rollback();
        }
    }

    private static boolean takes(Connection connection, Duty duty) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("select name from instance_lock where name = ? for update")) {
            row.setString(1, duty.name());
            if (!row.executeQuery().next()) {
                throw new SQLException("the table instance_lock has no row '%s'".formatted(duty));
            }
            return true;
        } catch (SQLException e) {
            if (STILL_HELD.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
